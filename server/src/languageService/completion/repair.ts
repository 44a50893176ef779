/**
 * While a reference is typed, its quote or bracket is often still open, and YAML lets that swallow the rest of the file. Here the cursor's line is closed
 * where a person would close it, so that the text can be read again. Everything before the cursor stays where it is.
 */

/**
 * The text with the cursor's line closed, `undefined` if nothing on that line is open.
 *
 * `name: "pr$0` gets its `"`; `{ type: aws, name: 'pr$0 }` gets the `'` before ` }`; `!Connection [aws, $0 # why` gets the `]` before the comment.
 */
export function closeLine(text: string, cursor: number): string | undefined {
  const start = text.lastIndexOf('\n', cursor - 1) + 1;
  const length = text.slice(start).search(/\r?\n|$/);
  const line = text.slice(start, start + length);
  const closed = closeWhatIsOpen(line, cursor - start);
  return closed === line ? undefined : text.slice(0, start) + closed + text.slice(start + length);
}

function closeWhatIsOpen(line: string, cursor: number): string {
  const closers: string[] = [];
  let result = line;
  let at = 0;
  /** Quotes and brackets open something only where a value begins: the quote in `don't` and the brace in `${a}` are just characters. */
  let valueBegins = true;
  while (at < result.length) {
    const character = result.charAt(at);
    if (valueBegins && (character === '"' || character === `'`)) {
      const end = endOfQuoted(result, at);
      if (end === undefined) {
        const place = whereToClose(result, at, cursor);
        result = result.slice(0, place) + character + result.slice(place);
        at = place + 1;
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
      if (result.charAt(at + 1) === '#') break;
      at++;
    } else if (valueBegins && /[!&]/.test(character)) {
      while (at < result.length && !/[\s,[\]{}]/.test(result.charAt(at))) at++;
    } else {
      valueBegins =
        /[:-]/.test(character) && /^(?:[ \t]|$)/.test(result.slice(at + 1)) && (character === ':' || valueBegins);
      at++;
    }
  }
  if (closers.length === 0) return result;
  const end = result.slice(0, at).trimEnd().length;
  const place = at < result.length ? Math.max(end, Math.min(cursor, at)) : result.length;
  return result.slice(0, place) + ' ' + closers.join(' ') + result.slice(place);
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
