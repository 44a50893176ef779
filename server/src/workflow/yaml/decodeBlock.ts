/**
 * Literal (`|`) and folded (`>`) block scalars: indentation, folding and chomping, with the place of every piece.
 */
import type { Span } from '../span';
import type { Piece } from './scalarSource';

/**
 * `span` starts at the `|` or `>` and has the blank lines after the content, which `|+` keeps.
 * The indentation indicator counts from column `parentIndent`.
 */
export function decodeBlock(text: string, span: Span, parentIndent: number): readonly Piece[] {
  const { header, lines, indent } = readBlock(text, span, parentIndent);
  const contentLines = lines.findLastIndex((line) => !isBlank(line, indent)) + 1;
  const body = joinLines(text, lines.slice(0, contentLines), indent, header.folded);
  return [...body, ...chomp(lines, contentLines, header.chomping)];
}

/** A tab where the indentation of a line should be, which the engine refuses. */
export function tabInIndentation(text: string, span: Span, parentIndent: number): Span | undefined {
  const { header, lines, indent } = readBlock(text, span, parentIndent);
  const first = lines.findIndex(hasContent);
  const isWrong = (line: Line, index: number): boolean =>
    text[line.start + line.indent] === '\t' && (line.indent < indent || (header.indent === 0 && index <= first));
  const line = lines.find(isWrong);
  return line && { start: line.start + line.indent, end: line.start + line.indent + 1 };
}

interface Block {
  readonly header: Header;
  readonly lines: readonly Line[];
  readonly indent: number;
}

function readBlock(text: string, span: Span, parentIndent: number): Block {
  const header = readHeader(text, span);
  const lines = readLines(text, header.end, span.end);
  const indent = header.indent > 0 ? parentIndent + header.indent : detectIndent(lines, parentIndent);
  return { header, lines, indent };
}

interface Header {
  readonly folded: boolean;
  /** 0 where there is no indicator. */
  readonly indent: number;
  readonly chomping: '' | '-' | '+';
  /** Where the first line of content starts. */
  readonly end: number;
}

function readHeader(text: string, span: Span): Header {
  const lineEnd = text.indexOf('\n', span.start);
  const end = lineEnd < 0 || lineEnd >= span.end ? span.end : lineEnd + 1;
  const [indicators = ''] = /^[|>][-+\d]*/.exec(text.slice(span.start, end)) ?? [];
  return {
    folded: indicators.startsWith('>'),
    indent: Number(/[1-9]/.exec(indicators)?.[0] ?? 0),
    chomping: indicators.includes('-') ? '-' : indicators.includes('+') ? '+' : '',
    end,
  };
}

export interface Line {
  /** Number of spaces that it starts with. */
  readonly indent: number;
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** After the line break; the same as `end` where the text ends without one. */
  readonly next: number;
}

export function readLines(text: string, start: number, limit: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = start; at < limit;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= limit ? limit : newline + 1;
    let end = next;
    if (end > at && text[end - 1] === '\n') end -= 1;
    if (end > at && text[end - 1] === '\r') end -= 1;
    let content = at;
    while (content < end && text[content] === ' ') content += 1;
    lines.push({ indent: content - at, start: at, end, next });
    at = next;
  }
  return lines;
}

/** More than spaces. */
export function hasContent({ start, indent, end }: Line): boolean {
  return start + indent < end;
}

/** Without content: further spaces than the indentation are content. */
function isBlank(line: Line, indent: number): boolean {
  return !hasContent(line) && line.indent <= indent;
}

function detectIndent(lines: readonly Line[], parentIndent: number): number {
  const first = lines.find(hasContent);
  return first?.indent ?? lines.reduce((deepest, line) => Math.max(deepest, line.indent), parentIndent);
}

function joinLines(text: string, lines: readonly Line[], indent: number, folded: boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let previous: { readonly end: number; readonly spaced: boolean } | undefined;
  let blanks = 0;
  for (const line of lines) {
    if (isBlank(line, indent)) {
      blanks += 1;
      continue;
    }
    const start = Math.min(line.start + indent, line.end);
    // Lines that start with white space of their own are not folded.
    const spaced = text[start] === ' ' || text[start] === '\t';
    const breaks =
      previous === undefined
        ? '\n'.repeat(blanks)
        : folded && !spaced && !previous.spaced
          ? fold(blanks)
          : '\n'.repeat(blanks + 1);
    const breakStart = previous?.end ?? lines[0]?.start ?? start;
    pieces.push({ decoded: breaks, copied: false, span: { start: breakStart, end: start } });
    pieces.push({ decoded: text.slice(start, line.end), copied: true, span: { start, end: line.end } });
    previous = { end: line.end, spaced };
    blanks = 0;
  }
  return pieces;
}

function fold(blanks: number): string {
  return blanks === 0 ? ' ' : '\n'.repeat(blanks);
}

/** What becomes of the line breaks at the end: one stays, or none (`-`), or all (`+`). */
function chomp(lines: readonly Line[], contentLines: number, chomping: Header['chomping']): readonly Piece[] {
  if (chomping === '-') return [];
  const last = lines[contentLines - 1];
  const ended =
    last === undefined || last.end === last.next
      ? []
      : [{ decoded: '\n', copied: false, span: { start: last.end, end: last.next } }];
  if (chomping === '') return ended;
  const kept = lines
    .slice(contentLines)
    .filter((line) => line.end < line.next)
    .map((line) => ({ decoded: '\n', copied: false, span: { start: line.end, end: line.next } }));
  return [...ended, ...kept];
}
