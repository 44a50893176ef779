/**
 * What each token of an expression is: the words of a text for whoever colors them.
 */
import type { Span } from '../span';
import type { ParsedExpression } from './parse';
import type { Token } from './scanner';
import type { Path } from './tree';

export type Word =
  | { readonly kind: 'segment'; readonly span: Span; readonly path: Path; readonly index: number }
  | { readonly kind: 'function' | 'argument' | 'string' | 'number' | 'constant' | 'operator'; readonly span: Span };

/** In the order of the text that was parsed. Punctuation is no word. */
export function wordsOf({ tokens, paths, calls }: ParsedExpression, text: string): readonly Word[] {
  const named = new Map<string, Word>();
  const name = (word: Word): unknown => named.set(key(word.span), word);
  for (const path of paths) {
    if (path.dollar) name({ kind: 'constant', span: path.dollar });
    path.segments.forEach(({ span }, index) => name({ kind: 'segment', span, path, index }));
  }
  for (const call of calls) {
    name({ kind: 'function', span: call.name.span });
    for (const { keyword } of call.arguments) if (keyword) name({ kind: 'argument', span: keyword.span });
  }
  const words: Word[] = [];
  for (const token of tokens) {
    // A computed segment, `['a' + b]`, covers several tokens: each speaks for itself.
    const word = named.get(key(token.span)) ?? wordOf(token, text);
    if (word && word.span.start >= (words.at(-1)?.span.end ?? 0)) words.push(word);
  }
  return words;
}

function key({ start, end }: Span): string {
  return `${start}-${end}`;
}

function wordOf({ kind, span }: Token, text: string): Word | undefined {
  const source = text.slice(span.start, span.end);
  switch (kind) {
    case 'string':
    case 'number':
      return { kind, span };
    case 'identifier':
      return /^(?:true|false|null)$/.test(source) ? { kind: 'constant', span } : undefined;
    case 'symbol':
      return isOperator(source)
        ? { kind: 'operator', span: { start: span.start, end: endOfOperator(text, span.end) } }
        : undefined;
    case 'end':
      return undefined;
  }
}

function isOperator(character: string): boolean {
  return character !== '' && '+-*/%=<>!&|^~'.includes(character);
}

/** The parser takes the further characters of an operator without making tokens of them. A comment is none. */
function endOfOperator(text: string, start: number): number {
  let end = start;
  while (isOperator(text.charAt(end)) && !/^\/[/*]/.test(text.slice(end, end + 2))) end++;
  return end;
}
