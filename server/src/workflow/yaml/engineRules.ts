/**
 * What the engine refuses, reading YAML 1.1, although the package, reading YAML 1.2, takes it.
 */
import { isMerge } from '../merges';
import type { Span } from '../span';
import { tabInIndentation } from './decodeBlock';
import { tabMessage } from './messages';
import { resolveAlias, type ScalarValue, type YamlEntry, type YamlError, type YamlNode, yamlTags } from './tree';

/** Duplicate keys, and keys that are no scalars. The values of keys are compared as text: `1` and `"1"` are the same. */
export function keyErrors(entries: readonly YamlEntry[]): readonly YamlError[] {
  const errors: YamlError[] = [];
  const seen = new Set<string>();
  for (const { key } of entries) {
    if (key.kind === 'mapping' || key.kind === 'sequence') {
      const message = `A key must be a word or a text, not a ${key.kind}. Put quotes around it if it is meant as text.`;
      errors.push({ code: 'KEY_NOT_SCALAR', message, span: key.span });
      continue;
    }
    const name = key.kind === 'alias' ? `*${key.name}` : key.text;
    const identity = `${key.kind} ${name}`;
    if (seen.has(identity)) {
      const message = `The key "${name}" stands in this mapping already. Remove or rename one of the two.`;
      errors.push({ code: 'DUPLICATE_KEY', message, span: key.span });
    }
    seen.add(identity);
  }
  return errors;
}

/** `<<: *a` and `<<: [*a, { b: c }]` bring in mappings, and nothing else. A value with a Relay tag becomes one. */
export function mergeErrors(entries: readonly YamlEntry[]): readonly YamlError[] {
  return entries.flatMap((entry) => {
    if (!isMerge(entry) || isMergeable(entry.value, true)) return [];
    const message = 'The value of "<<" must be a mapping that is merged in, or a list of mappings.';
    return { code: 'BAD_MERGE', message, span: entry.value.outerSpan };
  });
}

function isMergeable(value: YamlNode, orList: boolean): boolean {
  const node = resolveAlias(value);
  if (node === undefined || node.tag?.name.startsWith('!') === true || node.kind === 'mapping') return true;
  return orList && node.kind === 'sequence' && node.items.every((item) => isMergeable(item, false));
}

/** `!!int x`: a tag of YAML's own that promises what the text is not. */
export function typeErrors(node: YamlNode): readonly YamlError[] {
  if (node.kind !== 'scalar' || node.tag === undefined) return [];
  const isOfType = typeTests.get(node.tag.name.replace(yamlTags, ''));
  if (isOfType === undefined || isOfType(node.value)) return [];
  const message = `"${node.text}" is not what the tag ${node.tag.text} says. Remove the tag.`;
  return [{ code: 'BAD_TYPE', message, span: node.outerSpan }];
}

const typeTests: ReadonlyMap<string, (value: ScalarValue) => boolean> = new Map([
  ['int', (value) => typeof value === 'bigint' || Number.isInteger(value)],
  ['float', (value) => typeof value === 'bigint' || typeof value === 'number'],
  ['bool', (value) => typeof value === 'boolean'],
  ['null', (value) => value === null],
  ['timestamp', (value) => value instanceof Date],
]);

/** `: value`, where only a `?` before it would make the key an empty one, and `{ key:[a] }`, where the colon belongs to the key. */
export function colonErrors(
  text: string,
  { key, value, colon }: YamlEntry,
  explicitKey: boolean,
): readonly YamlError[] {
  if (colon === undefined || key.kind !== 'scalar') return [];
  if (key.missing && !explicitKey && key.tag === undefined && key.anchor === undefined) {
    return [{ code: 'MISSING_KEY', message: 'A key is missing before this ":". Add it.', span: colon }];
  }
  if (key.inFlow && !explicitKey && text.slice(key.outerSpan.start, colon.start).includes('\n')) {
    const message = 'Inside [ ] and { } a key and its ":" stand on one line. Is there a "," missing before this key?';
    return [{ code: 'MULTILINE_KEY', message, span: key.outerSpan }];
  }
  const touches = key.inFlow && key.style === 'plain' && value.outerSpan.start === colon.end;
  if (!touches || !'[{'.includes(text.charAt(colon.end))) return [];
  return [{ code: 'MISSING_CHAR', message: 'A space is missing after the ":". Add it.', span: colon }];
}

/** In brackets, an unquoted text ends at a question mark, and cannot start with a colon: `[https://example.org/?a=b]`, `[:a]` cannot be read. */
export function flowTextErrors(text: string, span: Span): readonly YamlError[] {
  const questionMark = text.indexOf('?', span.start + 1);
  const at = text[span.start] === ':' ? span.start : questionMark;
  if (at < 0 || at >= span.end) return [];
  const message = `Inside [ ] and { } this text with "${text.charAt(at)}" needs quotes. Put quotes around it.`;
  return [{ code: 'FLOW_TEXT', message, span: { start: at, end: at + 1 } }];
}

/** YAML 1.2 takes nearly any character. */
export function anchorNameErrors(name: string, span: Span): readonly YamlError[] {
  if (/^[\w-]*$/.test(name)) return [];
  const message = `An anchor's name is made of letters, digits, "_" and "-" in Relay. Rename "${name}".`;
  return [{ code: 'BAD_ANCHOR', message, span }];
}

export function blockErrors(text: string, span: Span, parentIndent: number): readonly YamlError[] {
  if (!text.slice(span.start, span.end).includes('\t')) return [];
  const tab = tabInIndentation(text, span, parentIndent);
  return tab === undefined ? [] : [{ code: 'TAB_AS_INDENT', message: tabMessage, span: tab }];
}
