/**
 * The engine lets a quoted text or a collection in brackets go on in any column, while YAML 1.2 and the package want its lines indented.
 * Here such lines are joined, so that the package sees one long line; the tree is made from the text as it is.
 */
import type { CST } from 'yaml';
import type { Span } from '../span';

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
    const whole =
      token.type === 'flow-collection' ? wholeBrackets(text, token.offset) : wholeQuotation(text, token.offset);
    if (whole === undefined || !text.slice(token.offset, whole.end).includes('\n')) continue;
    joined.push({ start: token.offset, end: whole.end });
    blanked.push(...whole.comments);
  }
  if (joined.length === 0) return undefined;
  const withoutComments = blanked.reduce((result, span) => replaceIn(result, span, /[^]/g), text);
  return joined.reduce((result, span) => replaceIn(result, span, /[\r\n]/g), withoutComments);
}

function replaceIn(text: string, { start, end }: Span, pattern: RegExp): string {
  return text.slice(0, start) + text.slice(start, end).replace(pattern, ' ') + text.slice(end);
}

interface Whole {
  /** After the closing quote or bracket. */
  readonly end: number;
  /** Up to the ends of their lines: on one line with what follows they would hide it. */
  readonly comments: readonly Span[];
}

/** A file with more of them is broken in another way. */
const mostJoined = 50;

type Unfinished = CST.FlowScalar | CST.FlowCollection;

function unfinishedTokens(document: CST.Document): Unfinished[] {
  const found: Unfinished[] = [];
  const waiting: (CST.Token | null | undefined)[] = [document.value];
  while (waiting.length > 0) {
    const token = waiting.pop();
    if (token === null || token === undefined) continue;
    if (token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar') {
      if (token.source.length === 1 || !token.source.endsWith(token.source.charAt(0))) found.push(token);
    } else if (token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection') {
      if (token.type === 'flow-collection' && token.end[0]?.source !== closing(token.start.source)) found.push(token);
      for (const { key, value } of token.items) waiting.push(key, value);
    }
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function closing(bracket: string): string {
  return bracket === '{' ? '}' : ']';
}

function wholeQuotation(text: string, start: number): Whole | undefined {
  const end = endOfQuotation(text, start);
  return end === undefined ? undefined : { end, comments: [] };
}

/** After the closing quote. */
function endOfQuotation(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const escapes = quote === '"' ? text[at] === '\\' : text[at] === "'" && text[at + 1] === "'";
    if (escapes) at += 1;
    else if (text[at] === quote) return at + 1;
  }
  return undefined;
}

function wholeBrackets(text: string, start: number): Whole | undefined {
  const comments: Span[] = [];
  let depth = 0;
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
      token.lastIndex = end;
    }
    if (depth === 0) return { end: token.lastIndex, comments };
  }
  return undefined;
}
