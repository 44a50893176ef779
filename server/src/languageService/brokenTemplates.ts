/**
 * Templates that YAML takes apart before Relay sees them: `map: ${{'a': 'b'}}`, `[${a}]`, `${'a #b'}`. What YAML says of them is of no use to anybody;
 * in quotes they are what they were meant to be.
 */
import { parseTemplate, type ExpressionPart, type TemplatePart } from '../workflow/expression';
import { parseWorkflow, type Workflow } from '../workflow/model';
import { overlaps, type Span } from '../workflow/span';
import { endOfLine, lineStart } from '../workflow/line';
import type { YamlError, YamlScalar } from '../workflow/yaml/tree';
import { evaluatedNodes } from './evaluatedNodes';
import { inQuotes } from './quoting';
import { remembered } from './remembered';

export interface BrokenTemplate {
  /** What YAML takes for its own: the colon or the comment in the expression, the braces, the quotes around it. */
  readonly cause: 'colon' | 'comment' | 'braces' | 'quotes';
  /** The whole value that was meant. */
  readonly value: Span;
  /** The expression; its opening where the end is not written yet. */
  readonly mark: Span;
  /** The value as YAML reads it right; `undefined` where it is not plain what was meant, or would be wrong nevertheless. */
  readonly quoted: string | undefined;
  /** The engine refuses it; otherwise it reads something else. */
  readonly refused: boolean;
}

export interface BrokenTemplates {
  /** In the order of the text. */
  readonly templates: readonly BrokenTemplate[];
  /** What YAML has to say besides, once the templates stand in quotes. */
  readonly errors: readonly YamlError[];
}

export const brokenTemplates = remembered((workflow: Workflow): BrokenTemplates => {
  const { text } = workflow;
  const found = new Map<number, BrokenTemplate>();
  const add = (templates: readonly BrokenTemplate[]): boolean => {
    const before = found.size;
    for (const template of templates) {
      const isPart = [...found.values()].some(({ value }) => overlaps(value, template.value));
      if (!isPart) found.set(template.value.start, template);
    }
    return found.size > before;
  };
  // What holds the others comes first.
  add([...aroundErrors(text, workflow.errors), ...readAsKeys(workflow), ...cutByComments(workflow)]);
  let errors = withoutThoseOf(text, found, workflow.errors);

  // One broken template hides the next from YAML, and makes it stumble over what is right: it is asked again about the text as it was meant.
  for (let round = 0; round < mostRounds; round++) {
    const meant = inQuotesAll(text, found);
    if (meant === undefined) break;
    const left = parseWorkflow(meant.text).errors;
    const more = aroundErrors(meant.text, left).map((template) => moveBack(template, meant.toOriginal));
    const isNew = add(more);
    const moved = left.map((error) => ({ ...error, span: moveSpan(error.span, meant.toOriginal) }));
    errors = withoutThoseOf(text, found, moved);
    if (!isNew) break;
  }
  return { templates: [...found.values()].sort((a, b) => a.value.start - b.value.start), errors };
});

/** Each costs as much as reading the file once more. */
const mostRounds = 4;

function aroundErrors(text: string, errors: readonly YamlError[]): readonly BrokenTemplate[] {
  return errors.flatMap(({ span: { start } }) => {
    if (text.slice(start - 1, start + 1) === '${') return inFlow(text, start - 1);
    const value = valueOnLine(text, start);
    const quote = text.charAt(value);
    if (quote === '[' || quote === '{') {
      const dollar = text.slice(value, endOfLine(text, value)).indexOf('${');
      return dollar < 0 ? [] : inFlow(text, value + dollar);
    }
    if (quote === `'` || quote === '"') return inWrongQuotes(text, value, quote);
    return brokenPlain(text, value, true);
  });
}

/** What stands on the lines of a broken template comes from it; of one that has no end yet, all that is indented further, too. */
function withoutThoseOf(
  text: string,
  found: ReadonlyMap<number, BrokenTemplate>,
  errors: readonly YamlError[],
): readonly YamlError[] {
  const lines = [...found.values()]
    .filter(({ refused }) => refused)
    .map(({ value, mark, cause }) => {
      const isOpen = cause === 'braces' && mark.end - mark.start === 2;
      return {
        start: lineStart(text, value.start),
        end: isOpen ? endOfBlock(text, value.end) : endOfLine(text, value.end),
      };
    });
  return errors.filter(({ span }) => !lines.some(({ start, end }) => start <= span.start && span.start <= end));
}

/** Where the first line below begins that is not indented further. */
function endOfBlock(text: string, offset: number): number {
  const indent = indentAt(text, offset);
  for (let next = endOfLine(text, offset) + 1; next < text.length; next = endOfLine(text, next) + 1) {
    const isBlank = /^\s*$/.test(text.slice(next, endOfLine(text, next)));
    if (!isBlank && indentAt(text, next) <= indent) return next + indentAt(text, next);
  }
  return text.length;
}

interface Meant {
  readonly text: string;
  readonly toOriginal: (offset: number) => number;
}

/** `undefined` where no quotes would change anything. */
function inQuotesAll(text: string, found: ReadonlyMap<number, BrokenTemplate>): Meant | undefined {
  const edits = [...found.values()]
    .filter(({ refused }) => refused)
    .flatMap(({ value, quoted }) => (quoted === undefined ? [] : [{ ...value, quoted }]))
    .sort((a, b) => a.start - b.start);
  if (edits.length === 0) return undefined;
  let result = '';
  let at = 0;
  const pieces: { readonly start: number; readonly end: number; readonly grown: number }[] = [];
  for (const { start, end, quoted } of edits) {
    result += text.slice(at, start);
    pieces.push({ start: result.length, end: result.length + quoted.length, grown: quoted.length - (end - start) });
    result += quoted;
    at = end;
  }
  const toOriginal = (offset: number): number => {
    let grown = 0;
    for (const piece of pieces) {
      if (offset < piece.start) break;
      if (offset < piece.end) return piece.start - grown;
      grown += piece.grown;
    }
    return offset - grown;
  };
  return { text: result + text.slice(at), toOriginal };
}

function moveSpan({ start, end }: Span, move: (offset: number) => number): Span {
  return { start: move(start), end: Math.max(move(start), move(end)) };
}

function moveBack(template: BrokenTemplate, move: (offset: number) => number): BrokenTemplate {
  return { ...template, value: moveSpan(template.value, move), mark: moveSpan(template.mark, move) };
}

/** `text: ${secrets.a #b}`: for YAML the value ends at the ` #`, so the template has no end. */
function cutByComments({ text, sites }: Workflow): readonly BrokenTemplate[] {
  return sites.flatMap(({ scalar, template }) => {
    const isCut = isPlainTemplate(scalar) && /^[ \t]+#/.test(text.slice(scalar.span.end, scalar.span.end + 100));
    return isCut && endsOpen(template.parts) ? brokenPlain(text, scalar.span.start, true) : [];
  });
}

/** `- ${merge(objects: [])}` is a mapping for YAML, with a strange key, and no mistake at all. */
function readAsKeys(workflow: Workflow): readonly BrokenTemplate[] {
  return evaluatedNodes(workflow).flatMap(([node]) => {
    if (node.kind !== 'mapping' || node.flow) return [];
    return node.entries.flatMap(({ key }) => {
      const isOpen = key.kind === 'scalar' && isPlainTemplate(key) && endsOpen(parseTemplate(key.text).parts);
      return isOpen ? brokenPlain(workflow.text, key.span.start, false) : [];
    });
  });
}

function isPlainTemplate({ style, text }: YamlScalar): boolean {
  return style === 'plain' && text.includes('${');
}

/** Its last expression has no end, as far as the text goes. */
function endsOpen(parts: readonly TemplatePart[]): boolean {
  return parts.findLast(isExpression)?.closed === false;
}

/** A value without quotes that starts there, and goes on over the next lines while its template does. */
function brokenPlain(text: string, start: number, refused: boolean): readonly BrokenTemplate[] {
  const { parts, source } = readPlain(text, start);
  const broken = parts.filter(isExpression).find((part) => breakIn(source, part) !== undefined);
  const found = broken && breakIn(source, broken);
  if (!broken || !found) return [];
  const rest = parts.at(-1);
  const comment = rest?.kind === 'text' ? source.slice(rest.span.start).search(/\s#/) : -1;
  const raw = (comment < 0 ? source : source.slice(0, (rest?.span.start ?? 0) + comment)).trimEnd();
  const value = { start, end: start + raw.length };
  const markEnd = broken.closed ? broken.span.end : broken.span.start + 2;
  return [
    {
      cause: found,
      value,
      mark: { start: start + broken.span.start, end: start + markEnd },
      quoted: broken.closed ? quoted(raw) : undefined,
      refused,
    },
  ];
}

function isExpression(part: TemplatePart): part is ExpressionPart {
  return part.kind === 'expression';
}

function breakIn(source: string, { span }: ExpressionPart): 'colon' | 'comment' | undefined {
  const found = /:(?=\s)|\s#/.exec(source.slice(span.start, span.end))?.[0];
  return found === undefined ? undefined : found === ':' ? 'colon' : 'comment';
}

/** Only where the template is right in quotes: `#` means nothing in an expression. */
function quoted(raw: string): string | undefined {
  const template = parseTemplate(raw.replace(/[ \t]*\r?\n[ \t]*/g, ' '));
  return template.errors.length === 0 ? inQuotes(raw) : undefined;
}

/** More lines than this are not looked at. */
const mostLines = 20;

function readPlain(text: string, start: number): { readonly source: string; readonly parts: readonly TemplatePart[] } {
  const indent = indentAt(text, start);
  let end = endOfLine(text, start);
  for (let lines = 1; ; lines++) {
    const source = text.slice(start, end);
    const { parts } = parseTemplate(source);
    const next = end < text.length && text.charAt(end) === '\r' ? end + 2 : end + 1;
    if (!endsOpen(parts) || lines === mostLines || next >= text.length || indentAt(text, next) <= indent)
      return { source, parts };
    end = endOfLine(text, next);
  }
}

/** `[${a}, ${b}]`: every value on the line that has braces of its own, since a fix has to quote them all. */
function inFlow(text: string, dollar: number): readonly BrokenTemplate[] {
  const before = /(?:[[{,]|:\s|^)\s*[^[{,:\n]*$/.exec(text.slice(Math.max(0, dollar - 200), dollar))?.[0] ?? '';
  const start = dollar - before.replace(/^(?:[[{,]|:\s)?\s*/, '').length;
  const source = text.slice(start, endOfLine(text, start));
  return flowValues(source).map(({ span, expression }) => {
    const value = { start: start + span.start, end: start + span.end };
    const opening = start + expression.span.start;
    const markEnd = expression.closed ? start + expression.span.end : opening + 2;
    return {
      cause: 'braces',
      value,
      mark: { start: opening, end: markEnd },
      quoted: expression.closed ? quoted(text.slice(value.start, value.end)) : undefined,
      refused: true,
    };
  });
}

interface FlowValue {
  readonly span: Span;
  readonly expression: ExpressionPart;
}

/** The values without quotes that hold a template, up to the end of the line. */
function flowValues(source: string): readonly FlowValue[] {
  const values: FlowValue[] = [];
  let start: number | undefined;
  let quote = '';
  let expression: ExpressionPart | undefined;
  const finish = (end: number): void => {
    const from = start ?? end;
    const text = source.slice(from, end);
    if (expression && quote === '') {
      const trimmed = from + text.length - text.trimStart().length;
      values.push({ span: { start: trimmed, end: from + text.trimEnd().length }, expression });
    }
    start = undefined;
    quote = '';
    expression = undefined;
  };
  for (const part of parseTemplate(source).parts) {
    if (part.kind === 'expression') {
      start ??= part.span.start;
      expression ??= quote === '' ? part : undefined;
      continue;
    }
    for (let at = part.span.start; at < part.span.end; at++) {
      const character = source.charAt(at);
      if (start === undefined && (character === `'` || character === '"')) quote = character;
      else if (quote !== '' && character === quote) quote = 'closed';
      else if ((quote === '' || quote === 'closed') && isEndOfValue(source, at)) {
        finish(at);
        continue;
      }
      if (!/\s/.test(character)) start ??= at;
    }
  }
  finish(source.length);
  return values;
}

function isEndOfValue(source: string, at: number): boolean {
  const character = source.charAt(at);
  return ',[]{}'.includes(character) || (character === ':' && /\s/.test(source.charAt(at + 1)));
}

/** `'${connections.aws.'x'}'`: the quotes of the name end the text. */
function inWrongQuotes(text: string, start: number, quote: string): readonly BrokenTemplate[] {
  const line = text.slice(start, endOfLine(text, start));
  const end = line.lastIndexOf(quote);
  const inner = line.slice(1, end);
  if (end < 1 || inner.includes(quote + quote) || inner.includes('\\')) return [];
  const { parts, errors } = parseTemplate(inner);
  const broken = parts.filter(isExpression).find(({ span }) => inner.slice(span.start, span.end).includes(quote));
  if (errors.length > 0 || !broken) return [];
  const mark = { start: start + 1 + broken.span.start, end: start + 1 + broken.span.end };
  return [{ cause: 'quotes', value: { start, end: start + end + 1 }, mark, quoted: inQuotes(inner), refused: true }];
}

/** Where the value starts on the line of an offset: behind dashes, a key, tags and anchors. */
function valueOnLine(text: string, offset: number): number {
  const start = lineStart(text, offset);
  const line = text.slice(start, endOfLine(text, start)).slice(0, 500);
  const [before = ''] =
    /^\s*(?:[-?]\s+)*(?:(?:"[^"]*"|'[^']*'|[^\s"'$[\]{},#&*!|>%@`][^$[\]{}#]*?)\s*:\s+)?(?:[!&]\S+\s+)*/.exec(line) ??
    [];
  return start + before.length;
}

function indentAt(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return /^[ -]*/.exec(text.slice(start, start + 1000))?.[0].length ?? 0;
}
