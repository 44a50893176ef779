/**
 * What the engine refuses, reading YAML 1.1, although the package, reading YAML 1.2, takes it.
 */
import type { Span } from '../span';
import { tabInIndentation } from './decodeBlock';
import { tabMessage } from './messages';
import type { YamlEntry, YamlError } from './tree';

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
  const touches = key.inFlow && key.style === 'plain' && value.outerSpan.start === colon.end;
  if (!touches || !'[{'.includes(text.charAt(colon.end))) return [];
  return [{ code: 'MISSING_CHAR', message: 'A space is missing after the ":". Add it.', span: colon }];
}

/** In brackets, an unquoted text ends at a question mark: `[https://example.org/?a=b]` cannot be read. */
export function questionMarkErrors(text: string, span: Span): readonly YamlError[] {
  const at = text.indexOf('?', span.start + 1);
  if (at < 0 || at >= span.end) return [];
  const message = 'Inside [ ] and { } a text with "?" needs quotes. Put quotes around it.';
  return [{ code: 'QUESTION_MARK', message, span: { start: at, end: at + 1 } }];
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
