/**
 * The cursor where a key of a `spec` goes, in a step whose image is in the catalogue: `spec:` and below it `chan$0`.
 */
import { schemasAt, type Schema } from '../../catalog';
import type { CursorPlace } from '../../workflow/cursor';
import { lineStart } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { findEntry, type YamlNode } from '../../workflow/yaml/tree';
import { pathBelowSpec } from '../expected';
import { publishedSpec } from '../specMappings';
import type { CompletionContext } from './context';
import { keySpan, otherKeys } from './keys';
import { onLine } from './line';

export function specKeyContext(workflow: Workflow, cursor: CursorPlace): CompletionContext | undefined {
  const { path, parents } = cursor;
  const isKey = cursor.on === 'key';
  const replace = isKey ? keySpan(workflow.text, cursor) : firstKeySpan(workflow.text, cursor);
  const schemas = replace ? schemasOf(workflow, isKey ? path.slice(0, -1) : path) : [];
  if (!replace || schemas.length === 0) return undefined;
  const taken = otherKeys(isKey ? parents.at(-1) : valueAt(cursor), cursor);
  const properties = schemas
    .flatMap(({ properties = {}, required = [] }) =>
      Object.entries(properties).map(([name, schema]) => ({ name, schema, required: required.includes(name) })),
    )
    .filter(({ name }) => !taken.has(name))
    .sort((a, b) => Number(b.required) - Number(a.required));
  return { kind: 'specKey', replace, before: '', after: '', expectedType: undefined, properties };
}

/** The mapping that begins on a line below the cursor. */
function valueAt({ path, parents }: CursorPlace): YamlNode | undefined {
  const key = path.at(-1);
  return typeof key === 'string' ? findEntry(parents.at(-1), key)?.value : undefined;
}

/** Below `spec:`, YAML takes the first word for a text: a key is made of it by its colon. */
function firstKeySpan(text: string, { node, span, offset }: CursorPlace): Span | undefined {
  if (node && (node.kind !== 'scalar' || node.tag || node.anchor || node.style !== 'plain')) return undefined;
  const replace = onLine(text, span, offset);
  if (!replace || text.slice(lineStart(text, offset), replace.start).trim() !== '') return undefined;
  return /^[\w-]*$/.test(text.slice(replace.start, replace.end)) ? replace : undefined;
}

function schemasOf(workflow: Workflow, path: CursorPlace['path']): readonly Schema[] {
  const [list, index, ...inside] = path;
  if (typeof index !== 'number' || (list !== 'steps' && list !== 'triggers')) return [];
  const below = pathBelowSpec({ kind: list === 'steps' ? 'step' : 'trigger', index, path: inside });
  const holder = workflow[list][index];
  const spec = below && holder && publishedSpec(holder)?.spec;
  return spec ? schemasAt([spec], below).filter((schema) => !schema['x-relay-connectionType']) : [];
}
