/**
 * The engine lets a quoted text or a collection in brackets go on in any column, while YAML 1.2 and the package want its lines indented.
 * Here such lines are joined, so that the package sees one long line; the tree is made from the text as it is.
 */
import type { CST } from 'yaml';
import type { Span } from '../span';
import { isQuotation, tokensOf } from './tokens';

/**
 * A text of the same length in which what ended too early for the package ends where its quote or bracket is.
 * `undefined` where nothing is like that, as when the quote is really missing.
 */
export function joinLines(text: string, document: CST.Document): string | undefined {
  const joined: Span[] = [];
  const blanked: Span[] = [];
  const unfinished = unfinishedTokens(document);
  if (unfinished.length > mostJoined) return undefined;
  for (const token of unfinished) {
    if (token.offset < (joined.at(-1)?.end ?? 0)) continue;
    const whole = wholeOf(text, token.offset);
    if (whole === undefined || !text.slice(token.offset, whole.end).includes('\n')) continue;
    joined.push({ start: token.offset, end: whole.end });
    blanked.push(...whole.comments);
  }
  if (joined.length === 0) return undefined;
  const withoutComments = blanked.reduce((result, span) => replaceIn(result, span, /[^]/g), text);
  return joined.reduce((result, span) => replaceIn(result, span, /[\r\n]/g), withoutComments);
}

/** Where the first thing stands that ends before it is closed. */
export function firstUnfinished(document: CST.Document): number | undefined {
  return unfinishedTokens(document)[0]?.offset;
}

function replaceIn(text: string, { start, end }: Span, pattern: RegExp): string {
  return text.slice(0, start) + text.slice(start, end).replace(pattern, ' ') + text.slice(end);
}

/**
 * Whether joining lines may be what a quote or bracket wants that ends before it is closed: where it is never closed, or something stands right
 * behind it that cannot, there is a problem whatever is joined.
 */
export function mayGoOn(text: string, start: number): boolean {
  const whole = wholeOf(text, start);
  return whole !== undefined && !whole.isBroken && canFollow(text, whole.end);
}

/** What stands right behind a closing quote or bracket. */
function canFollow(text: string, end: number): boolean {
  return /^(?:[\s:,\]}]|$)/.test(text.slice(end, end + 1));
}

function wholeOf(text: string, start: number): Whole | undefined {
  const isBracket = text[start] === '[' || text[start] === '{';
  return isBracket ? wholeBrackets(text, start) : wholeQuotation(text, start);
}

interface Whole {
  /** After the closing quote or bracket. */
  readonly end: number;
  /** Up to the ends of their lines: on one line with what follows they would hide it. */
  readonly comments: readonly Span[];
  /** Something in it stands where it cannot. */
  readonly isBroken: boolean;
}

/** A file with more of them is broken in another way. */
const mostJoined = 50;

type Unfinished = CST.FlowScalar | CST.FlowCollection;

/** In the order of the text: quotes and brackets that end before they are closed. */
function unfinishedTokens(document: CST.Document): Unfinished[] {
  return tokensOf(document)
    .filter((token): token is Unfinished => (isQuotation(token) ? !isClosedQuotation(token) : isOpenBracket(token)))
    .sort((a, b) => a.offset - b.offset);
}

function isClosedQuotation({ source }: CST.FlowScalar): boolean {
  return source.length > 1 && source.endsWith(source.charAt(0));
}

function isOpenBracket(token: CST.Token): token is CST.FlowCollection {
  return token.type === 'flow-collection' && token.end[0]?.source !== closing(token.start.source);
}

function closing(bracket: string): string {
  return bracket === '{' ? '}' : ']';
}

function wholeQuotation(text: string, start: number): Whole | undefined {
  const end = endOfQuotation(text, start);
  return end === undefined ? undefined : { end, comments: [], isBroken: false };
}

/** After the closing quote. */
function endOfQuotation(text: string, start: number): number | undefined {
  const next = text[start] === '"' ? /\\[^]|"/g : /''|'/g;
  next.lastIndex = start + 1;
  for (let found = next.exec(text); found !== null; found = next.exec(text))
    if (found[0].length === 1) return next.lastIndex;
  return undefined;
}

function wholeBrackets(text: string, start: number): Whole | undefined {
  const comments: Span[] = [];
  let depth = 0;
  let isSure = true;
  let isBroken = false;
  const token = /["'[\]{}]|\s#/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    if (found === '[' || found === '{') depth += 1;
    else if (found === ']' || found === '}') depth -= 1;
    else if (found.endsWith('#')) {
      const lineEnd = text.indexOf('\n', match.index + 1);
      if (lineEnd < 0) return undefined;
      comments.push({ start: match.index + 1, end: lineEnd });
      token.lastIndex = lineEnd;
      // A quote within a word is a letter like any other.
    } else if (/[\s,:[{]/.test(text.charAt(match.index - 1))) {
      const end = endOfQuotation(text, match.index);
      if (end === undefined) return undefined;
      // Within other text, what looks like a quote may be a letter of it.
      isSure &&= /[,:[{]\s*$/.test(text.slice(Math.max(start, match.index - 100), match.index));
      isBroken ||= isSure && !canFollow(text, end);
      token.lastIndex = end;
    }
    if (depth === 0) return { end: token.lastIndex, comments, isBroken };
  }
  return undefined;
}
