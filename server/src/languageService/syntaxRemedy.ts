/**
 * What to do about a syntax error, for the slips that people make who know other languages. The first that fits is told.
 */
import type { ExpressionError, ExpressionPart, ParsedExpression } from '../workflow/expression';
import { parseExpression } from '../workflow/expression';
import type { Span } from '../workflow/span';
import { spellName, type ScalarAround } from '../workflow/spelling';
import type { TextEdit } from './types';
import { quoted } from './wording';

export type SyntaxToken = ParsedExpression['tokens'][number];

export interface SyntaxPlace {
  /** The template. */
  readonly text: string;
  readonly style: ScalarAround['style'];
  readonly part: ExpressionPart | undefined;
  /** The tokens of the expression in front of the error. */
  readonly before: readonly SyntaxToken[];
  /** The brackets that are open there, innermost last. */
  readonly open: readonly SyntaxToken[];
  readonly at: Span;
}

export interface Remedy {
  readonly remedy: string;
  readonly fix?: SyntaxFix;
}

/** Offsets are those of the template's text. */
export interface SyntaxFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export function syntaxRemedy(place: SyntaxPlace, error: ExpressionError): Remedy {
  switch (error.code) {
    case 'constantType':
      return { remedy: 'Relay computes this when it reads the file. Change the values or the operator.' };
    case 'malformedNumber':
      return nameInQuotes(place) ?? { remedy: 'Write it in decimal, or in quotes if it is a text.' };
    case 'malformedString':
      return { remedy: stringRemedy(place) };
    case 'unknownOperator':
      return { remedy: operatorRemedy(place) };
    case 'nulCharacter':
      return { remedy: 'Remove it.' };
    case 'tooDeep':
      return { remedy: 'Take it apart.' };
    case 'unclosed':
    case 'unexpected':
      return (
        doubleBraces(place) ??
        nested(place) ??
        misplaced(place) ?? { remedy: 'Remove it, or put it in quotes if it is a text.' }
      );
  }
}

function foundAt({ text, at }: SyntaxPlace): string {
  return text.slice(at.start, at.end);
}

function stringRemedy(place: SyntaxPlace): string {
  const found = foundAt(place);
  const isOpen = found.length < 2 || found.at(-1) !== found[0];
  return isOpen ? 'Add it.' : 'Write \\\\ for a backslash, or use `…` as quotes, which know no escapes.';
}

function operatorRemedy(place: SyntaxPlace): string {
  return foundAt(place) === '??'
    ? 'Write coalesce(a, b) for the first value that is there.'
    : 'Compare with ==, !=, <, <=, > and >=, and combine with && and ||.';
}

/** `${{ secrets.a }}`, as GitHub writes it. */
function doubleBraces({ text, part }: SyntaxPlace): Remedy | undefined {
  const start = part?.span.start ?? 0;
  const [whole, inner = ''] = /^\$\{\{([^{}]*)\}\s*\}/.exec(part ? text.slice(start) : '') ?? [];
  if (whole === undefined || parseExpression(inner).error) return undefined;
  const end = start + whole.length;
  const edits = [
    { span: { start: start + 2, end: start + 3 }, newText: '' },
    { span: { start: end - 1, end }, newText: '' },
  ];
  return { remedy: 'Relay has one pair of braces: ${…}.', fix: { title: 'Remove the second pair of braces', edits } };
}

/** `${connections.aws.${parameters.name}}` */
function nested({ text, at }: SyntaxPlace): Remedy | undefined {
  if (text.slice(at.start - 1, at.end) !== '${') return undefined;
  const remedy =
    'One ${…} cannot stand in another. Write the expression itself, as in connections.aws[parameters.name].';
  const [whole, inner = ''] = /^\{([^{}$]*)\}/.exec(text.slice(at.start)) ?? [];
  if (whole === undefined || text.charAt(at.start - 2) !== '.' || parseExpression(inner).error) return { remedy };
  const end = at.start + whole.length;
  const edits = [
    { span: { start: at.start - 2, end: at.start + 1 }, newText: '[' },
    { span: { start: end - 1, end }, newText: ']' },
  ];
  return { remedy, fix: { title: `Write [${inner}]`, edits } };
}

/** Another token stands where it cannot. */
function misplaced(place: SyntaxPlace): Remedy | undefined {
  const { before, open, at } = place;
  const found = foundAt(place);
  const last = before.at(-1);
  const bracket = open.at(-1);
  if (last === undefined && found === '}') return { remedy: 'Write an expression between "${" and "}".' };
  if (found === '{' && last?.text === '$')
    return {
      remedy: 'One ${…} cannot stand in another. Write the expression itself, as in connections.aws[parameters.name].',
    };
  if ((found === '.' || found === '}') && last?.text === '.') return { remedy: 'Write the name, or remove the dot.' };
  if (found === ')' && last?.text === ',')
    return withoutToken(last, 'Remove the "," in front of it.', 'Remove the comma');
  return (
    wordOperator(found, at) ??
    argumentRemedy(place, found, last) ??
    nameInQuotes(place) ??
    symbols.find(({ applies }) => applies(found, last)) ??
    (bracket && '}])'.includes(found) ? closingRemedy(bracket, found, last) : undefined) ??
    (')]'.includes(found) ? { remedy: 'Remove it, or add the bracket that it closes.' } : undefined) ??
    (found === '}' ? { remedy: 'Write what belongs in front of it.' } : undefined) ??
    (/^[\p{L}\d_'"`]/u.test(found)
      ? { remedy: 'Put an operator between the two, or quotes around a name with spaces.' }
      : undefined)
  );
}

/** A bracket ends too early, or another one is still open. */
function closingRemedy({ text }: SyntaxToken, found: string, last: SyntaxToken | undefined): Remedy {
  if ({ '(': ')', '[': ']', '{': '}' }[text] !== found) return { remedy: `Close the "${text}" first.` };
  if (text === '{') return { remedy: "An object has a value for each key: {'a': 1}." };
  return { remedy: last?.text === text ? 'Write what belongs between the two.' : 'Write what belongs in front of it.' };
}

function withoutToken({ span }: SyntaxToken, remedy: string, title: string): Remedy {
  return { remedy, fix: { title, edits: [{ span, newText: '' }] } };
}

/** `and`, `or`, as Python has them. */
function wordOperator(found: string, span: Span): Remedy | undefined {
  const operator = { and: '&&', or: '||' }[found.toLowerCase()];
  if (operator === undefined) return undefined;
  const edits = [{ span, newText: operator }];
  return { remedy: `Write ${operator} instead.`, fix: { title: `Change ${found} to ${operator}`, edits } };
}

/** In the parentheses of a call. */
function argumentRemedy(
  { text, before, open, at }: SyntaxPlace,
  found: string,
  last: SyntaxToken | undefined,
): Remedy | undefined {
  const opening = open.at(-1);
  const index = opening ? before.indexOf(opening) : -1;
  if (opening?.text !== '(' || before[index - 1]?.kind !== 'identifier' || last === undefined) return undefined;
  const gap = { start: last.span.end, end: at.start };
  if (found === ':' && index + 2 === before.length && last.kind === 'identifier' && gap.start < gap.end) {
    return {
      remedy: 'No space may stand in front of the first colon of a call.',
      ...(text.slice(gap.start, gap.end).trim() === '' && {
        fix: { title: 'Remove the space', edits: [{ span: gap, newText: '' }] },
      }),
    };
  }
  const hasKeywords = before[index + 2]?.text === ':';
  if (found === ':' || (hasKeywords && last.text === ','))
    return { remedy: 'Either all arguments of a call have names, or none has.' };
  return undefined;
}

const symbols: readonly (Remedy & {
  readonly applies: (found: string, last: SyntaxToken | undefined) => boolean;
})[] = [
  { applies: (found) => found === '#', remedy: 'A comment is written /* … */, and a text stands in quotes.' },
  {
    applies: (found) => found === '?',
    remedy: 'There is no operator with "?". coalesce(a, b) takes the first value that is there.',
  },
  { applies: (found) => found === '=', remedy: 'Write == to compare; nothing can be assigned.' },
  { applies: (found) => found === '!', remedy: 'Write != for "is not"; otherwise "!" stands in front of a value.' },
  {
    applies: (found, last) => found === '&' || (found === '|' && last?.text !== '|'),
    remedy: 'Write && for "and", || for "or".',
  },
  { applies: (found) => found === 'in', remedy: 'There is no such operator.' },
  { applies: (_, last) => last?.text === 'not', remedy: 'Write ! for "not".' },
  { applies: (found) => found === '(', remedy: 'Only a function can be called, by its plain name.' },
  {
    applies: (found, last) => /^[.[]/.test(found) && last !== undefined && /^[\p{L}\d_'"`)\]}]/u.test(last.text),
    remedy: "Only a variable can be followed by it. Write path(…, 'name') for a part of a computed value.",
  },
  {
    applies: (found, last) => /^['"`]/.test(found) && last?.kind === 'string',
    remedy: "Join texts with +. A quote in a text is written \\' or stands in the other kind of quotes.",
  },
  { applies: (found) => found === ',', remedy: 'An expression is one value. A list is written [a, b].' },
  {
    applies: (found, last) =>
      /^[\p{L}_\d]/u.test(found) && last?.text.endsWith('-') === true && last.kind === 'identifier',
    remedy: 'The "-" belongs to the name before it. Put a space in front of it to subtract.',
  },
];

/** What a name without quotes cannot hold, although it is plainly part of one: `connections.aws.1st`, `connections.aws.my@x`. */
function nameInQuotes({ text, at, style, before }: SyntaxPlace): Remedy | undefined {
  const isStop = (character: string): boolean => /[\s.()[\]{},'"`$|&=<>!?:;#*]/.test(character);
  const limit = before[0]?.span.start ?? at.start;
  let start = at.start;
  while (start > limit && !isStop(text.charAt(start - 1))) start--;
  let end = at.start;
  while (end < text.length && !isStop(text.charAt(end))) end++;
  if (text.charAt(start - 1) !== '.' || end === start || end - start > 100) return undefined;
  const name = text.slice(start, end);
  // A string between other strings would be a name as well, but not the one that was meant.
  if (/^[\p{L}_][\p{L}\p{Nd}_-]*$/u.test(name)) return undefined;
  const spelled = spellName(name, {
    kind: 'segment',
    notation: 'index',
    quote: undefined,
    query: false,
    scalar: { style },
  });
  return {
    remedy: `A name like ${quoted(name)} has to stand in quotes.`,
    fix: { title: `Put ${quoted(name)} in quotes`, edits: [{ span: { start, end }, newText: spelled }] },
  };
}
