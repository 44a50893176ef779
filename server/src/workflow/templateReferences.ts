/**
 * What the templates of a string refer to: `${connections.aws.'my-account'}`, `${secrets.token}` and the like.
 */
import { pathsIn, type Path, type Segment, type Template } from './expression';
import type { Holder, ReferenceLists, WrittenName } from './references';
import type { YamlScalar } from './yaml/tree';

type Root = 'connections' | 'secrets' | 'parameters' | 'outputs' | 'steps';

export type TemplateReference = {
  readonly [Each in Root]: { readonly root: Each; readonly reference: ReferenceLists[Each] };
}[Root];

/**
 * In the order of the text. None where the string has a syntax error, because the engine then reads nothing of it; none for what is
 * right of `|>`, and none where a name is computed or not written yet.
 */
export function templateReferences(
  template: Template,
  scalar: YamlScalar,
  holder: Holder,
): readonly TemplateReference[] {
  if (template.errors.length > 0) return [];
  return pathsIn(template).flatMap((path) => pathReference(path, scalar, holder) ?? []);
}

function pathReference(path: Path, scalar: YamlScalar, holder: Holder): TemplateReference | undefined {
  const [root, first, second] = path.segments;
  const name = first && writtenName(first, path, scalar);
  if (path.piped || root === undefined || name === undefined) return undefined;
  const reference = { form: 'template', span: scalar.source.toDocument(path.span), holder } as const;
  if (root.name === 'secrets' || root.name === 'parameters')
    return { root: root.name, reference: { ...reference, name } };
  const member = second && writtenName(second, path, scalar);
  if (second !== undefined && member === undefined) return undefined;
  switch (root.name) {
    case 'connections':
      return { root: root.name, reference: { ...reference, type: name, name: member } };
    case 'outputs':
      return { root: root.name, reference: { ...reference, from: name, name: member } };
    case 'steps':
      return { root: root.name, reference: { ...reference, step: name, property: member } };
    default:
      return undefined;
  }
}

function writtenName(segment: Segment, { query }: Path, scalar: YamlScalar): WrittenName | undefined {
  const { name, missing, notation, quote, span } = segment;
  if (name === undefined || missing) return undefined;
  const place = { kind: 'segment', notation: notation === 'index' ? 'index' : 'dot', quote, query, scalar } as const;
  return { text: name, span: scalar.source.toDocument(span), place };
}
