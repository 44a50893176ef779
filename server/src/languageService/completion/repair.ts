/**
 * While a reference is typed, its quote or bracket is often still open, and YAML lets that swallow the rest of the file. Here the cursor's line is closed
 * where a person would close it, so that the text can be read again. Everything before the cursor stays where it is.
 */
import { endOfLine, lineStart } from '../../workflow/line';

export interface ClosedText {
  readonly text: string;
  /** An offset in the closed text → the same place in the text as it is. */
  toOriginal(offset: number): number;
}

/**
 * The text with the cursor's line closed, `undefined` if nothing on that line is open.
 *
 * `name: "pr$0` gets its `"`; `{ type: aws, name: 'pr$0 }` gets the `'` before ` }`; `!Connection [aws, $0 # why` gets the `]` before the comment.
 */
export function closeLine(text: string, cursor: number): ClosedText | undefined {
  const start = lineStart(text, cursor);
  const end = endOfLine(text, start);
  const line = text.slice(start, end);
  const insertions = whatIsMissing(line, cursor - start);
  if (insertions.length === 0) return undefined;
  return {
    text: text.slice(0, start) + insertAll(line, insertions) + text.slice(end),
    toOriginal: (offset) =>
      insertions.reduceRight((at, insertion) => {
        const inserted = start + insertion.at;
        return at <= inserted ? at : Math.max(inserted, at - insertion.text.length);
      }, offset),
  };
}

/** `at` is where it goes in the line with the earlier insertions made. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

function insertAll(line: string, insertions: readonly Insertion[]): string {
  return insertions.reduce((result, { at, text }) => result.slice(0, at) + text + result.slice(at), line);
}

function whatIsMissing(original: string, cursor: number): readonly Insertion[] {
  const insertions: Insertion[] = [];
  const closers: string[] = [];
  let line = original;
  let at = 0;
  /** Quotes and brackets open something only where a value begins: the quote in `don't` and the brace in `${a}` are just characters. */
  let valueBegins = true;
  while (at < line.length) {
    const character = line.charAt(at);
    if (valueBegins && (character === '"' || character === `'`)) {
      const end = endOfQuoted(line, at);
      if (end === undefined) {
        const insertion = { at: whereToClose(line, at, cursor), text: character };
        insertions.push(insertion);
        line = insertAll(line, [insertion]);
        at = insertion.at + 1;
      } else {
        at = end;
      }
      valueBegins = false;
    } else if (valueBegins && (character === '{' || character === '[')) {
      closers.unshift(character === '{' ? '}' : ']');
      at++;
    } else if (closers.length > 0 && (character === '}' || character === ']')) {
      if (closers[0] === character) closers.shift();
      at++;
      valueBegins = false;
    } else if (closers.length > 0 && character === ',') {
      valueBegins = true;
      at++;
    } else if (/[ \t]/.test(character)) {
      if (line.charAt(at + 1) === '#') break;
      at++;
    } else if (valueBegins && /[!&]/.test(character)) {
      while (at < line.length && !/[\s,[\]{}]/.test(line.charAt(at))) at++;
    } else {
      const isIndicator: boolean = character === ':' || (character === '-' && valueBegins);
      valueBegins = isIndicator && /^(?:[ \t]|$)/.test(line.slice(at + 1));
      at++;
    }
  }
  if (closers.length > 0)
    insertions.push({ at: Math.max(at, Math.min(cursor, line.length)), text: ` ${closers.join(' ')}` });
  return insertions;
}

/** Just after the closing quote; `undefined` if the line ends first. */
function endOfQuoted(line: string, start: number): number | undefined {
  const pattern = line.charAt(start) === '"' ? /"(?:[^"\\]|\\.)*"/y : /'(?:[^']|'')*'/y;
  pattern.lastIndex = start;
  return pattern.test(line) ? pattern.lastIndex : undefined;
}

/** After the word at the cursor and the end of its template, so that ` }` behind it is the bracket again. */
function whereToClose(line: string, start: number, cursor: number): number {
  if (cursor <= start) return line.length;
  const before = line.slice(start, cursor);
  const inTemplate = before.lastIndexOf('${') > before.lastIndexOf('}');
  const rest = line.slice(cursor);
  const behind = (inTemplate ? /^[\w-]*['`"]*\]?\}?/ : /^[\w./-]*/).exec(rest);
  return cursor + (behind?.[0].length ?? 0);
}
