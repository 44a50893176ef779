/**
 * How a whole reference is written: as the file writes the others.
 */
import { foundInParts } from '../../workflow/foundInParts';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { spellName, spellValue, type SpellingPlace } from '../../workflow/spelling';
import type { ScalarStyle } from '../../workflow/yaml/tree';
import type { WriteReference } from './context';

export type ReferenceStyle = { readonly kind: 'template'; readonly scalar: ScalarStyle } | TagStyle;

/** `padding` is the space between bracket and content. */
export interface TagStyle {
  readonly kind: 'mapping' | 'sequence';
  readonly padding: string;
}

export const defaultStyle: TagStyle = { kind: 'mapping', padding: ' ' };

/** The style of most references in the file, of the first of them where two are as frequent. */
export function styleOf(workflow: Workflow): ReferenceStyle {
  const counts = new Map<string, { readonly style: ReferenceStyle; count: number }>();
  for (const { key, style } of stylesIn(workflow, undefined).flatMap(({ items }) => items)) {
    const entry = counts.get(key);
    if (entry) entry.count++;
    else counts.set(key, { style, count: 1 });
  }
  const [most] = [...counts.values()].sort((a, b) => b.count - a.count);
  return most?.style ?? defaultStyle;
}

const stylesIn = foundInParts(({ text, references }) =>
  references.connections.map((reference) => {
    const style = styleOfReference(text, reference);
    return { style, key: JSON.stringify(style) };
  }),
);

/** The same, but a tag: for a place where `!` is written already. */
export function tagStyleOf(workflow: Workflow): TagStyle {
  const style = styleOf(workflow);
  return style.kind === 'template' ? defaultStyle : style;
}

function styleOfReference(text: string, { form, span, type }: ConnectionReference): ReferenceStyle {
  if (form === 'template') {
    const scalar = type.place.scalar.style;
    return { kind: 'template', scalar: scalar === 'literal' || scalar === 'folded' ? 'plain' : scalar };
  }
  const [, opening, padding = ''] = /^!Connection\s+([{[])([ ]?)/.exec(text.slice(span.start, span.end)) ?? [];
  if (opening === undefined) return defaultStyle;
  return { kind: opening === '[' ? 'sequence' : 'mapping', padding };
}

export function writeReference(style: ReferenceStyle, inFlow: boolean): WriteReference {
  if (style.kind === 'template') return writeTemplate(inFlow && style.scalar === 'plain' ? 'double' : style.scalar);
  const writeBody = writeTagBody(style);
  return (type, name) => `!Connection ${writeBody(type, name)}`;
}

/** `{ type: aws, name: prod }`, behind a tag that is there. */
export function writeTagBody({ kind, padding }: TagStyle): WriteReference {
  if (kind === 'sequence') return (type, name) => `[${padding}${spellValue(type)}, ${spellValue(name)}${padding}]`;
  const writeInBraces = writeEntries(', ');
  return (type, name) => `{${padding}${writeInBraces(type, name)}${padding}}`;
}

/** `type: aws, name: prod`, or on two lines. */
export function writeEntries(separator: string): WriteReference {
  return (type, name) => `type: ${spellValue(type)}${separator}name: ${spellValue(name)}`;
}

function writeTemplate(style: ScalarStyle): WriteReference {
  const quote = style === 'single' ? `'` : style === 'double' ? '"' : '';
  return (type, name) => quote + '${' + writePath(style)(type, name) + '}' + quote;
}

/** `connections.aws.prod`, inside a template in a scalar of this style. */
export function writePath(style: ScalarStyle): WriteReference {
  const place: SpellingPlace = { kind: 'segment', notation: 'dot', quote: undefined, query: false, scalar: { style } };
  return (type, name) => `connections.${spellName(type, place)}.${spellName(name, place)}`;
}
