/**
 * Syntax errors in words for people: what is wrong and what to do.
 */
import { lineStart } from '../line';
import type { Span } from '../span';
import type { YamlError } from './tree';

/** In the words of the `yaml` package, so that what we compose can be compared with what it does. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** `undefined` for what the engine does not mind. */
export function describeError(text: string, problem: Problem): YamlError | undefined {
  const { code, message } = problem;
  if (message.startsWith('Comments must be separated')) return undefined;
  const span = isOpenBracket(problem) ? behindContent(text, problem.pos) : clampSpan(text, problem.pos);
  return { code, message: describe(code, message, text, span) ?? `${message.replace(/\.$/, '')}.`, span };
}

export const tabMessage = 'A tab stands where YAML wants spaces. Indent with spaces.';

export const directiveMessage = 'Relay does not understand this line that starts with "%". Remove it.';

export const tooDeepMessage = 'This is nested too deeply to be read. Flatten it.';

function isOpenBracket({ code, message }: Problem): boolean {
  return message.startsWith('Flow') && (code === 'BAD_INDENT' || message.includes('must end with'));
}

/** The package points at what follows, be it the next step. The bracket is missing behind what stands in it. */
function behindContent(text: string, pos: Problem['pos']): Span {
  const { start } = clampSpan(text, pos);
  const at = text.slice(0, start).trimEnd().length;
  return { start: at, end: at };
}

/** The package points one past the end where the text ends too early. */
function clampSpan(text: string, [start, end]: Problem['pos']): Span {
  const clampedStart = Math.min(Math.max(0, start), text.length);
  return { start: clampedStart, end: Math.min(Math.max(clampedStart, end), text.length) };
}

function describe(code: string, message: string, text: string, span: Span): string | undefined {
  switch (code) {
    case 'ALIAS_PROPS':
      return 'An alias (*name) cannot have a tag or an anchor of its own. Put it where the anchor is.';
    case 'BAD_ALIAS':
      return 'A name has to follow "&" or "*". If this is meant as text, put quotes around the value.';
    case 'BAD_DIRECTIVE':
      return directiveMessage;
    case 'BAD_DQ_ESCAPE':
      return `"${text.slice(span.start, span.start + 2)}" is no escape in double quotes. Write "\\\\" for a backslash, or use single quotes.`;
    case 'BAD_INDENT':
      return describeIndentation(message);
    case 'BAD_PROP_ORDER':
      return 'A tag or an anchor stands before the "-" or "?" here. Write it after.';
    case 'BAD_SCALAR_START':
      return `A value cannot start with "${text.charAt(span.start)}" without quotes. Put quotes around the value.`;
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return describeKey(code, text, span);
    case 'BLOCK_IN_FLOW':
      return 'Inside [ ] and { } there can be no lines with "- " or "key:" of their own. Close the bracket first, or write all of it in brackets.';
    case 'KEY_OVER_1024_CHARS':
      return 'A key can have 1024 characters at most.';
    case 'MISSING_CHAR':
      return describeMissing(message);
    case 'MULTIPLE_ANCHORS':
      return 'A value can have one anchor (&name) only. Remove the others.';
    case 'MULTIPLE_TAGS':
      return 'A value can have one tag only. Remove the others.';
    case 'TAB_AS_INDENT':
      return tabMessage;
    case 'TAG_RESOLVE_FAILED':
      return 'This tag cannot be read. A tag is "!" and a name, as in "!Connection".';
    case 'UNEXPECTED_TOKEN':
      return describeUnexpected(message, text, span);
    default:
      return undefined;
  }
}

function describeIndentation(message: string): string {
  if (message.startsWith('Flow')) {
    const bracket = message.slice(-1);
    return `The "${bracket}" that closes this is missing, or a line before it is not indented enough. Close it with "${bracket}".`;
  }
  if (message.startsWith('All'))
    return 'This line is not indented like the lines it belongs to. Start it in the same column as they do.';
  return 'The lines of this text are not indented enough. Indent all of them further than the key.';
}

function describeKey(code: string, text: string, span: Span): string {
  if (code === 'MULTILINE_IMPLICIT_KEY')
    return 'A ":" is missing after this key, or the value of the line before is not indented. Add it.';
  const [line = ''] = text.slice(lineStart(text, span.start)).split('\n', 1);
  if (line.includes('${')) {
    return 'YAML takes the ": " in this expression for a key and its value. Put quotes around the whole value.';
  }
  return 'There is a second "key: value" on this line. Put quotes around the value if the ":" belongs to it, or start a new line.';
}

function describeMissing(message: string): string | undefined {
  const closing = /must end with a (.)$/.exec(message)?.[1];
  if (closing !== undefined) return `The "${closing}" that closes this is missing. Add it.`;
  if (message.includes('closing "quote')) return 'The double quote that closes this text is missing. Add it.';
  if (message.includes("closing 'quote")) return 'The single quote that closes this text is missing. Add it.';
  if (message.startsWith('Implicit map keys')) return 'A ":" is missing after this key. Add it and a value.';
  if (message.startsWith('Sequence item')) return 'A "-" is missing before this item. Add it.';
  if (/Missing , (between|or)/.test(message))
    return 'A "," is missing between two items here. Add it, or put quotes around a value that has special characters.';
  if (message.startsWith('Missing space after :')) return 'A space is missing after the ":". Add it.';
  if (message.startsWith('Tags and anchors')) return 'A space is missing after this tag or anchor. Add it.';
  if (message.startsWith('Missing newline'))
    return 'A list cannot start on the line of its tag or anchor. Start it on the next line.';
  if (message.startsWith('Block collection cannot'))
    return 'Nothing can stand on the line of "---". Start on the next line.';
  if (message.startsWith('Block scalars with'))
    return 'An empty line at the start of this text has more spaces than its first line. Remove the spaces.';
  return undefined;
}

function describeUnexpected(message: string, text: string, span: Span): string {
  if (message.includes('Block scalar header'))
    return 'Only "-", "+" and a digit can follow "|" or ">" on this line. Start the text on the next line.';
  if (message.startsWith('Unexpected , ') || message.includes('empty item'))
    return 'There is a "," too many here. Remove it.';
  if (message.includes('directive')) return directiveMessage;
  const [found = ''] = /^\S*/.exec(text.slice(span.start, span.start + 20)) ?? [];
  const what = found === '' ? 'What follows' : `"${found}"`;
  return `${what} does not belong to the value before it. Check the indentation, or put quotes around the whole value.`;
}
