/**
 * Which connection a step's input takes, as far as its image is in the catalogue.
 */
import { describeStep, type Schema } from './steps';

/**
 * The type that a connection at this path below `spec` must have; `undefined` where the catalogue does not say.
 *
 * `connectionTypeAt('relaysh/aws-s3-step-bucket-list', ['aws', 'connection'])` is `aws`.
 */
export function connectionTypeAt(image: string, specPath: readonly (string | number)[]): string | undefined {
  const spec = describeStep(image)?.spec;
  if (!spec) return undefined;
  for (const schema of schemasAt([spec], specPath)) {
    const type = schema['x-relay-connectionType'];
    if (type !== undefined) return type;
  }
  return undefined;
}

/** What a value at this path below these has to be. Alternatives (`oneOf`, `anyOf`) make it several. */
export function schemasAt(schemas: readonly Schema[], path: readonly (string | number)[]): readonly Schema[] {
  const all = schemas.flatMap(withAlternatives);
  const [segment, ...rest] = path;
  if (segment === undefined) return all;
  const inner = all.flatMap((schema) => schemaOf(schema, segment) ?? []);
  return inner.length === 0 ? [] : schemasAt(inner, rest);
}

function withAlternatives(schema: Schema): readonly Schema[] {
  return [schema, ...[...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].flatMap(withAlternatives)];
}

function schemaOf(schema: Schema, segment: string | number): Schema | undefined {
  if (typeof segment === 'number') return schema.items;
  if (schema.properties && Object.hasOwn(schema.properties, segment)) return schema.properties[segment];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
