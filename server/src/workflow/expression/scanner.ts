/**
 * Tokens, as Go's text/scanner with Relay's identifier rule gives them: one token can be put back, and between tokens
 * single characters can be looked at. Where a token starts depends on what the parser asks for (see `scanInPath`).
 */
import type { Span } from '../span';
import { isDecimal, isIdentifierPart, isIdentifierStart, isWhiteSpace } from './characters';
import { endOfNumber } from './scanNumber';
import { endOfUnfinishedString, scanString } from './scanString';
import type { Quote } from './tree';

export interface Token {
  readonly kind: 'identifier' | 'number' | 'string' | 'symbol' | 'end';
  readonly span: Span;
  /** The source text; one character for a symbol; empty at the end. */
  readonly text: string;
  /** False for a string without its closing quote. */
  readonly closed: boolean;
}

export class Scanner {
  /** Every token so far, in order, without the end. */
  readonly tokens: Token[] = [];
  /** The first character that is not part of a token yet. */
  offset: number;
  private previousEnd: number;
  private last: Token;
  private putBack = false;
  private advanced = false;
  private stopped = false;
  private unfinishedStringSeen = false;

  /** @param tolerant reads on after an error: unfinished strings and comments then end where a reader would end them */
  constructor(
    readonly text: string,
    offset: number,
    private readonly tolerant: boolean,
  ) {
    this.offset = offset;
    this.previousEnd = offset;
    // Stands for the opening, whatever it is.
    this.last = { kind: 'symbol', span: { start: offset, end: offset }, text: '', closed: true };
  }

  scan(): Token {
    return this.read(true);
  }

  /** As in a path, where a digit after a dot does not start a float: `a.1.5`. */
  scanInPath(): Token {
    return this.read(false);
  }

  /** The next scan gives the last token again. */
  unread(): void {
    this.putBack = true;
  }

  /** The character right after the last token, white space included; empty at the end. */
  peek(): string {
    return this.stopped || this.offset >= this.text.length ? '' : characterAt(this.text, this.offset);
  }

  /** Takes the character that `peek` shows. */
  advance(): void {
    this.offset += this.peek().length;
    this.advanced = true;
  }

  /** Where what was taken so far ends. */
  get end(): number {
    return this.putBack || this.last.kind === 'end' ? this.previousEnd : this.offset;
  }

  /** From now on there is nothing but the end. */
  stop(): void {
    if (this.putBack) this.tokens.pop();
    this.offset = this.end;
    this.stopped = true;
  }

  /** Where the engine stands, which is where it reports an error: the last token, and what is read of the text. */
  position(): { readonly start: number | undefined; readonly end: number } {
    // Taking a single character makes the engine forget where its token starts, and an empty text has no place at all.
    const unknown = this.advanced || this.text.length === 0;
    return { start: unknown ? undefined : this.last.span.start, end: this.offset };
  }

  get token(): Token {
    return this.last;
  }

  private read(floats: boolean): Token {
    const again = this.putBack && !this.stopped;
    this.putBack = false;
    if (again || this.last.kind === 'end') return this.last;
    this.advanced = false;
    this.previousEnd = this.offset;
    if (!this.stopped) this.skipWhiteSpaceAndComments();
    this.last = this.next(floats);
    this.offset = this.last.span.end;
    if (this.last.kind !== 'end') this.tokens.push(this.last);
    return this.last;
  }

  private next(floats: boolean): Token {
    const { text, offset } = this;
    if (this.stopped || offset >= text.length) return this.endToken();
    const character = text.codePointAt(offset) ?? 0;
    if (isIdentifierStart(character)) return this.makeToken('identifier', endOfIdentifier(text, offset));
    const startsFraction = floats && text[offset] === '.' && isDecimal(text.charCodeAt(offset + 1));
    if (isDecimal(character) || startsFraction) return this.makeToken('number', endOfNumber(text, offset, floats));
    const symbol = characterAt(text, offset);
    if (isQuote(symbol)) return this.string(symbol);
    return this.makeToken('symbol', offset + symbol.length);
  }

  private string(quote: Quote): Token {
    const whole = this.unfinishedStringSeen
      ? endOfUnfinishedString(this.text, this.offset, quote)
      : scanString(this.text, this.offset, quote);
    if (whole.closed || !this.tolerant) return this.makeToken('string', whole.end, whole.closed);
    // Looking for a closing quote once is enough: more often would be quadratic in a text full of quotes.
    this.unfinishedStringSeen = true;
    const cut = endOfUnfinishedString(this.text, this.offset, quote);
    return this.makeToken('string', cut.end, cut.closed);
  }

  private skipWhiteSpaceAndComments(): void {
    for (;;) {
      while (isWhiteSpace(this.text.charCodeAt(this.offset))) this.offset++;
      if (this.text.startsWith('//', this.offset)) this.offset = this.endOfLineComment();
      else if (this.text.startsWith('/*', this.offset)) this.offset = this.endOfBlockComment();
      else return;
    }
  }

  /** A line comment hides the `}` that should end the template; a tolerant reader sees it nevertheless. */
  private endOfLineComment(): number {
    let end = this.offset + 2;
    while (end < this.text.length && this.text[end] !== '\n' && !(this.tolerant && this.text[end] === '}')) end++;
    return end;
  }

  private endOfBlockComment(): number {
    const close = this.text.indexOf('*/', this.offset + 2);
    return close < 0 ? this.text.length : close + 2;
  }

  private makeToken(kind: Token['kind'], end: number, closed = true): Token {
    return { kind, span: { start: this.offset, end }, text: this.text.slice(this.offset, end), closed };
  }

  private endToken(): Token {
    return { kind: 'end', span: { start: this.offset, end: this.offset }, text: '', closed: true };
  }
}

function endOfIdentifier(text: string, offset: number): number {
  let end = offset;
  while (end < text.length) {
    const character = text.codePointAt(end) ?? 0;
    if (!isIdentifierPart(character)) break;
    end += character > 0xffff ? 2 : 1;
  }
  return end;
}

function characterAt(text: string, offset: number): string {
  return String.fromCodePoint(text.codePointAt(offset) ?? 0);
}

function isQuote(text: string): text is Quote {
  return text === `'` || text === `"` || text === '`';
}
