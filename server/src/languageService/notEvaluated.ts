/**
 * Names in tags that look like expressions. Nothing inside a tag is evaluated, so Relay takes them as they are.
 */
import { parseTemplate, type Template } from '../workflow/expression';
import type { ConnectionReference, WrittenName } from '../workflow/references';

/** The template that a name was meant to be: of `'${parameters.n}'` in `!Connection { type: aws, name: '${parameters.n}' }`. */
export function templateInName({ text, place }: WrittenName): Template | undefined {
  if (place.kind !== 'scalar' || !text.includes('${')) return undefined;
  const template = parseTemplate(text);
  return template.parts.some(({ kind }) => kind === 'expression') ? template : undefined;
}

/** Whatever the account holds, this is not the connection that was meant. */
export function isNotEvaluated({ type, name }: ConnectionReference): boolean {
  return templateInName(type) !== undefined || (name !== undefined && templateInName(name) !== undefined);
}
