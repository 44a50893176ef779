/**
 * Characters that the engine refuses anywhere in a file, before it looks at the YAML.
 */
import type { YamlError } from './tree';

// eslint-disable-next-line no-control-regex -- these characters are what it looks for
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/** The first of them: whoever has one often has thousands. */
export function forbiddenCharacter(text: string): readonly YamlError[] {
  const found = forbidden.exec(text);
  if (found === null) return [];
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const message = `Relay does not accept the invisible character U+${code}. Remove it.`;
  return [{ code: 'CONTROL_CHARACTER', message, span: { start: found.index, end: found.index + 1 } }];
}
