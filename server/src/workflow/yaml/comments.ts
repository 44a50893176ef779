/**
 * The comments of a text: what the lexer takes for one, and never a `#` in a string or a block scalar.
 */
import { Lexer } from 'yaml';
import type { Span } from '../span';
import { withQuotesBehind } from './openQuotes';
import { withLineFeeds } from './parse';

export interface Comment {
  /** From the `#` to the end of the line. */
  readonly text: string;
  readonly span: Span;
}

/** In the order of the text, those of further documents included. It reads the whole text, so ask only where a comment is likely. */
export function findComments(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(withQuotesBehind(withLineFeeds(text)))) {
    // Marks that stand for nothing in the text; the one before a scalar is the reason why a scalar may look like any of them.
    if (!isScalar && (lexeme === documentMark || lexeme === flowErrorMark || lexeme === scalarMark)) {
      isScalar = lexeme === scalarMark;
      continue;
    }
    if (!isScalar && lexeme.startsWith('#')) {
      comments.push({ text: lexeme, span: { start: offset, end: offset + lexeme.length } });
    }
    offset += lexeme.length;
    isScalar = false;
  }
  return comments;
}

const documentMark = '\x02';
const flowErrorMark = '\x18';
const scalarMark = '\x1f';
