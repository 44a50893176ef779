/**
 * A text as a YAML scalar in quotes, which reads back as exactly that text in block and flow alike.
 */
import { encode } from '../workflow/spelling';

/** With the quotes that need the fewest escapes: `${a["b"]}` is `'${a["b"]}'`. Line breaks stay, and are folded as in a plain scalar. */
export function inQuotes(text: string): string {
  const style = text.includes(`'`) && !/["\\]/.test(text) ? 'double' : 'single';
  const quote = style === 'double' ? '"' : `'`;
  return quote + encode(text, style) + quote;
}
