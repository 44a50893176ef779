/**
 * Where scalars end, and what is wrong inside them. What they say is decoded elsewhere, with the place of each character.
 */
import type { CST } from 'yaml';
import { hasContent, readLines } from '../decodeBlock';
import { characterOf, hexLengths, simpleEscapes } from '../decodeFlow';
import { unseparatedComment } from './leading';
import { report, type ComposedScalar, type Composing } from './nodes';
import { readTrailing } from './trailing';

export function composeFlowScalar(composing: Composing, token: CST.FlowScalar): ComposedScalar {
  const { type, offset, source } = token;
  if (type === 'scalar') checkPlain(composing, offset, source);
  else checkQuoted(composing, offset, source, type === 'single-quoted-scalar' ? "'" : '"');
  const end = offset + source.length;
  return { kind: 'scalar', start: offset, end, next: readTrailing(composing, token.end, end, true), token };
}

function checkPlain(composing: Composing, offset: number, source: string): void {
  const first = source.charAt(0);
  if (first === '' || !'\t,%|>@`'.includes(first)) return;
  report(composing, offset, 'BAD_SCALAR_START', `Plain value cannot start with ${first}`);
}

function checkQuoted(composing: Composing, offset: number, source: string, quote: string): void {
  if (quote === '"' && source.includes('\\')) checkEscapes(composing, offset, source);
  if (source.length === 1 || !source.endsWith(quote))
    report(composing, offset + source.length, 'MISSING_CHAR', `Missing closing ${quote}quote`);
}

/** Behind a backslash stands one of the letters that mean something, or the end of a line. */
function checkEscapes(composing: Composing, offset: number, source: string): void {
  for (let at = source.indexOf('\\'); at >= 0 && at < source.length - 1; at = source.indexOf('\\', at)) {
    const letter = source.charAt(at + 1);
    const length = hexLengths[letter] ?? 0;
    const isLineEnd = letter === '\n' || (letter === '\r' && source[at + 2] === '\n');
    const digits = source.slice(at + 2, at + 2 + length);
    const isKnown = length > 0 ? characterOf(digits, length) !== undefined : simpleEscapes[letter] !== undefined;
    if (!isKnown && !isLineEnd)
      report(composing, offset + at, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${source.slice(at, at + 2 + length)}`);
    at += 2 + length;
  }
}

export function composeBlockScalar(composing: Composing, token: CST.BlockScalar): ComposedScalar {
  const header = readHeader(composing, token);
  checkIndentation(composing, token, header);
  const end = token.offset + header.length + token.source.length;
  return { kind: 'scalar', start: token.offset, end, next: end, token };
}

interface Header {
  /** What the indicator says; 0 without one. */
  readonly indent: number;
  /** Up to the first line of the text. */
  readonly length: number;
}

function readHeader(composing: Composing, { offset, props: [first, ...rest] }: CST.BlockScalar): Header {
  const source = first !== undefined && 'source' in first ? first.source : '';
  let indent = 0;
  let hasChomping = false;
  let extra: number | undefined;
  for (let at = 1; at < source.length; at += 1) {
    const character = source.charAt(at);
    if (!hasChomping && (character === '-' || character === '+')) hasChomping = true;
    else if (indent === 0 && /[1-9]/.test(character)) indent = Number(character);
    else extra ??= offset + at;
  }
  if (extra !== undefined)
    report(composing, extra, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
  let length = source.length;
  let hasSpace = false;
  for (const token of rest) {
    if (token.type === 'space') hasSpace = true;
    else if (token.type === 'comment') {
      if (!hasSpace) report(composing, token, 'MISSING_CHAR', unseparatedComment);
    } else if (token.type !== 'newline') {
      const message = token.type === 'error' ? token.message : `Unexpected token in block scalar header: ${token.type}`;
      report(composing, token, 'UNEXPECTED_TOKEN', message);
    }
    if ('source' in token) length += token.source.length;
  }
  return { indent, length };
}

function checkIndentation(composing: Composing, { offset, indent, source }: CST.BlockScalar, header: Header): void {
  const textStart = offset + header.length;
  const lines = readLines(source, 0, source.length);
  const firstIndex = lines.findIndex(hasContent);
  const first = lines[firstIndex];
  if (first === undefined) return;
  const blanks = header.indent > 0 ? [] : lines.slice(0, firstIndex);
  const least = blanks.reduce((most, line) => Math.max(most, line.indent), indent + header.indent);
  if (first.indent < least) {
    const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
    report(composing, textStart + first.start + first.indent, 'MISSING_CHAR', message);
  }
  const ofText = header.indent > 0 ? least : first.indent;
  if (ofText === 0 && !composing.atRoot)
    report(composing, textStart + first.start, 'BAD_INDENT', 'Block scalar values in collections must be indented');
  for (const line of lines.slice(firstIndex)) {
    if (!hasContent(line) || line.indent >= ofText) continue;
    const at = textStart + line.start + line.indent;
    report(composing, at, 'BAD_INDENT', 'Block scalar lines must not be less indented');
  }
}
