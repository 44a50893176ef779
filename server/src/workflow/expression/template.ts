/**
 * A string value as the engine splits it: text, and expressions in `${ }`.
 *
 * Outside an expression `$` takes the character after it along: `$${x}` is text. The `}` that ends an expression is a
 * token of it, so a `}` in a string literal or in an object does not.
 */
import type { Span } from '../span';
import type { ExpressionError } from './errors';
import { parseInTemplate, type ParsedExpression, type ParsedTemplateExpression } from './parse';

export interface Template {
  readonly text: string;
  /** Without gaps from the start to the end of the text. */
  readonly parts: readonly TemplatePart[];
  /** In the order of the text, at most one for each expression. The engine knows only the first. */
  readonly errors: readonly ExpressionError[];
}

export type TemplatePart = TextPart | ExpressionPart;

export interface TextPart {
  readonly kind: 'text';
  readonly span: Span;
}

export interface ExpressionPart {
  readonly kind: 'expression';
  /** From `$` to `}`. */
  readonly span: Span;
  /** It has its `}`. */
  readonly closed: boolean;
  readonly parsed: ParsedExpression;
}

/** @param text a decoded scalar: what YAML makes of the source. All offsets are in it, in UTF-16 code units. */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = [];
  const errors: ExpressionError[] = [];
  let textStart = 0;
  let offset = 0;
  const addText = (end: number): void => {
    if (end > textStart) parts.push({ kind: 'text', span: { start: textStart, end } });
  };
  while (offset < text.length) {
    const character = text.charAt(offset);
    if (character === '\0') errors.push(nulCharacter(offset));
    if (character !== '$') {
      offset++;
    } else if (text[offset + 1] !== '{') {
      offset += 2;
    } else {
      addText(offset);
      const { end, closed, ...parsed } = parseAt(text, offset + 2, errors.length === 0);
      if (parsed.error) errors.push(parsed.error);
      parts.push({ kind: 'expression', span: { start: offset, end }, closed, parsed });
      offset = end;
      textStart = end;
    }
  }
  addText(text.length);
  return { text, parts, errors };
}

/**
 * Up to the first error the engine reads the text, and decides what belongs to an expression. After it, an expression
 * ends at the latest where the next one opens, which also keeps the work linear.
 */
function parseAt(text: string, start: number, engine: boolean): ParsedTemplateExpression {
  const strict = engine ? parseInTemplate(text, start, false) : undefined;
  if (strict && !strict.error) return strict;
  const next = text.indexOf('${', start);
  const tolerant = parseInTemplate(next < 0 ? text : text.slice(0, next), start, true);
  return { ...tolerant, error: strict?.error ?? tolerant.error };
}

function nulCharacter(offset: number): ExpressionError {
  const span = { start: offset, end: offset + 1 };
  return { code: 'nulCharacter', message: 'Relay cannot read a NUL character here.', span, engine: span };
}
