/**
 * Whether the engine gets to a part of an expression. It evaluates the right side of `||` and the later arguments of `coalesce` only where it
 * has to, so a mistake there may never matter: a workflow that runs must not be marked with an error.
 */
import { functions, type Call, type Expression, type ParsedExpression } from '../workflow/expression';
import { lastIndexWhere } from '../workflow/line';
import type { Holder } from '../workflow/references';
import type { Span } from '../workflow/span';

export interface Certainty {
  /** The engine always evaluates what starts here. Offsets are those of the expression's text. */
  readonly isReached: (offset: number) => boolean;
  /** Somebody asks whether it exists, or has a default for it: a value that is not there does no harm. */
  readonly isForgiven: (offset: number) => boolean;
}

export function certaintyOf(parsed: ParsedExpression, holder: Holder): Certainty {
  const around = argumentsAround(holder);
  const reachedAround = isReachedIn(holder);
  const forgivenAround = around.some(({ name, argument }) => forgives(name, argument, true));
  const lazy = spanSet([
    ...lazyOperands(parsed.expression),
    ...lazyKeys(parsed),
    ...parsed.calls.flatMap((call) => lazyArguments(call)),
  ]);
  const forgiven = spanSet(parsed.calls.flatMap((call) => forgivenArguments(call)));
  return {
    isReached: (offset) => reachedAround && !lazy(offset),
    isForgiven: (offset) => forgivenAround || forgiven(offset),
  };
}

/** Whether a YAML value is always evaluated: the second of `!Fn.coalesce [a, b]` is not. */
export function isReachedIn(holder: Holder): boolean {
  return !argumentsAround(holder).some(({ name, argument }) => isLazy(name, argument));
}

/** By index or keyword. */
type ArgumentKey = string | number;

function isLazy(name: string, argument: ArgumentKey): boolean {
  if (name === 'coalesce') return argument !== 0;
  if (name === 'path' && (argument === 2 || argument === 'default')) return true;
  // Keywords that a function does not know are never looked at.
  const keywords = functions.get(name)?.keywords;
  if (typeof argument === 'number' || !keywords) return false;
  return ![...keywords.required, ...keywords.optional].includes(argument);
}

function forgives(name: string, argument: ArgumentKey, hasDefault: boolean): boolean {
  if (name === 'exists') return true;
  return name === 'path' && hasDefault && [0, 1, 'object', 'query'].includes(argument);
}

function lazyArguments(call: Call): readonly Span[] {
  return argumentsWhere(call, (argument) => isLazy(call.name.text, argument));
}

function forgivenArguments(call: Call): readonly Span[] {
  const hasDefault = call.arguments.length === 3;
  return argumentsWhere(call, (argument) => forgives(call.name.text, argument, hasDefault));
}

function argumentsWhere(call: Call, applies: (argument: ArgumentKey) => boolean): readonly Span[] {
  return call.arguments.flatMap(({ keyword, value }, index) => (applies(keyword?.text ?? index) ? [value.span] : []));
}

/** Which arguments of `!Fn.x` tags and `$fn.x` maps a value is, outermost first. */
function argumentsAround({ path }: Holder): readonly { readonly name: string; readonly argument: ArgumentKey }[] {
  return path.flatMap((key, index) => {
    if (typeof key !== 'string' || !key.startsWith('$fn.')) return [];
    return [{ name: key.slice('$fn.'.length), argument: path[index + 1] ?? 0 }];
  });
}

/** A tree can be as deep as the text is long, so this keeps its own stack. */
function lazyOperands(root: Expression): readonly Span[] {
  const spans: Span[] = [];
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'infix' && (next.operator.text === '||' || next.operator.text === '&&'))
      spans.push(next.right.span);
    waiting.push(...partsOf(next));
  }
  return spans;
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'infix':
    case 'pipe':
      return [expression.left, expression.right];
    case 'prefix':
      return [expression.operand];
    case 'group':
      return [expression.inner];
    case 'array':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case 'call':
      return expression.arguments.map(({ value }) => value);
    case 'literal':
    case 'path':
    case 'missing':
      return [];
  }
}

/**
 * Computed keys. The engine goes down a path key by key and stops at a value that it does not have: of `secrets.a[x][y]` it always gets to `x`,
 * because the secret is asked for only then. The tree does not show what is in a key, so one beside `&&` or `||` may be behind it.
 */
function lazyKeys({ paths, tokens }: ParsedExpression): readonly Span[] {
  const hasLogic = tokens.some(({ kind, text }) => kind === 'symbol' && (text === '&' || text === '|'));
  return paths.flatMap(({ segments }) => {
    const sure = hasLogic ? 0 : ['connections', 'outputs', 'steps'].includes(segments[0]?.name ?? '') ? 4 : 3;
    return segments.flatMap(({ name, span }, index) => (name === undefined && index >= sure ? [span] : []));
  });
}

/** Whether an offset is in one of the spans, which may overlap. */
function spanSet(spans: readonly Span[]): (offset: number) => boolean {
  const joined: { readonly start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return (offset) => {
    const before = joined[lastIndexWhere(joined, ({ start }) => start <= offset)];
    return before !== undefined && offset < before.end;
  };
}
