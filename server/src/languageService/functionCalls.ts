/**
 * Every call of a function, in whichever way it is written: `${concat(a, b)}`, `!Fn.concat [a, b]`, `{ $fn.concat: [a, b] }`.
 */
import type { Call, Expression } from '../workflow/expression';
import { effectiveEntriesOnce, type EffectiveEntries } from '../workflow/merges';
import type { Expressions } from '../workflow/collect';
import type { Holder } from '../workflow/references';
import type { Span } from '../workflow/span';
import { keyText, resolveAlias, type YamlEntry, type YamlNode } from '../workflow/yaml/tree';
import { certaintyOf, isReachedIn } from './certainty';
import { evaluatedNodes, type EvaluatedNode } from './evaluatedNodes';
import { remembered } from './remembered';
import { placeOf, readableExpressions, type PlacedExpression } from './templates';

export interface FunctionCall {
  readonly name: string;
  /** The name alone: `concat` in `!Fn.concat [a, b]`. */
  readonly span: Span;
  readonly form: 'expression' | 'tag' | 'map';
  /** `undefined` where they are only known once the workflow runs: `{ $fn.concat: "${outputs.a.list}" }`. */
  readonly arguments: Arguments | undefined;
  /** The engine always gets to it. */
  readonly reached: boolean;
}

export type Arguments =
  | { readonly kind: 'positional'; readonly items: readonly Argument[] }
  | { readonly kind: 'keyword'; readonly items: readonly KeywordArgument[] };

export interface Argument {
  readonly span: Span;
  /** A text that is written out, not computed. */
  readonly text: string | undefined;
}

export interface KeywordArgument extends Argument {
  readonly keyword: string;
  readonly keywordSpan: Span;
}

/** In no particular order. None of an expression with a syntax error. */
export const functionCalls = remembered((workflow: Expressions): readonly FunctionCall[] => {
  const entriesOf = effectiveEntriesOnce();
  return [
    ...readableExpressions(workflow).flatMap(callsInExpression),
    ...evaluatedNodes(workflow).flatMap(([node, holder]) => callOfNode(node, holder, entriesOf) ?? []),
  ];
});

function callsInExpression({ site, part }: PlacedExpression): readonly FunctionCall[] {
  const { parsed } = part;
  if (parsed.calls.length === 0) return [];
  const certainty = certaintyOf(parsed, site.holder);
  return parsed.calls.map((call) => ({
    name: call.name.text,
    span: placeOf(site, call.name.span),
    form: 'expression',
    arguments: expressionArguments(call, (span) => placeOf(site, span)),
    reached: certainty.isReached(call.span.start),
  }));
}

/** The first argument decides whether all have keywords. */
function expressionArguments(call: Call, place: (span: Span) => Span): Arguments {
  const items = call.arguments.map(({ keyword, value }) => ({
    span: place(value.span),
    text: constantText(value),
    keyword: keyword?.text ?? '',
    keywordSpan: place(keyword?.span ?? value.span),
  }));
  return call.arguments[0]?.keyword ? { kind: 'keyword', items } : { kind: 'positional', items };
}

function constantText({ constant }: Expression): string | undefined {
  return typeof constant?.value === 'string' ? constant.value : undefined;
}

const tagPrefix = '!Fn.';
const keyPrefix = '$fn.';

function callOfNode(node: EvaluatedNode, holder: Holder, entriesOf: EffectiveEntries): FunctionCall | undefined {
  const { tag } = node;
  const reached = isReachedIn(holder);
  if (tag?.name.startsWith(tagPrefix) && tag.name !== tagPrefix) {
    const isShort = tag.text.startsWith(tagPrefix);
    const span = isShort ? { start: tag.span.start + tagPrefix.length, end: tag.span.end } : tag.span;
    // A scalar is one argument, whatever it will be.
    const list = node.kind === 'scalar' ? positional([node]) : valueArguments(node, entriesOf);
    return { name: tag.name.slice(tagPrefix.length), span, form: 'tag', arguments: list, reached };
  }
  const entry = tag === undefined ? loneFunctionEntry(node, entriesOf) : undefined;
  const key = resolveAlias(entry?.key);
  if (!entry || key?.kind !== 'scalar') return undefined;
  const end = key.text.length;
  const span = key === entry.key ? key.source.toDocument({ start: keyPrefix.length, end }) : entry.key.span;
  return {
    name: key.text.slice(keyPrefix.length),
    span,
    form: 'map',
    arguments: mapArguments(entry.value, entriesOf),
    reached,
  };
}

/** With another key beside it, `$fn.concat` is a key like any other. */
function loneFunctionEntry(node: EvaluatedNode, entriesOf: EffectiveEntries): YamlEntry | undefined {
  if (node.kind !== 'mapping') return undefined;
  const [only, ...others] = entriesOf(node);
  return only && others.length === 0 && keyText(only)?.startsWith(keyPrefix) ? only : undefined;
}

/** The value is evaluated first, and what comes of it is a list, a map or one argument. */
function mapArguments(value: YamlNode, entriesOf: EffectiveEntries): Arguments | undefined {
  const node = resolveAlias(value);
  if (node === undefined || node.tag?.name.startsWith('!')) return undefined;
  if (node.kind === 'scalar') return node.text.includes('${') ? undefined : positional([node]);
  return valueArguments(node, entriesOf);
}

function valueArguments(
  node: Exclude<EvaluatedNode, { kind: 'scalar' }>,
  entriesOf: EffectiveEntries,
): Arguments | undefined {
  if (node.kind === 'sequence') return positional(node.items);
  const entries = entriesOf(node);
  const keys = entries.map(keyText);
  if (keys.includes('$type') || loneFunctionEntry(node, entriesOf)) return undefined;
  if (keys.includes('$encoding')) return positional([node]);
  if (keys.includes(undefined)) return undefined;
  const items = entries.map(({ key, value }, index) => ({
    ...argument(value),
    keyword: keys[index] ?? '',
    keywordSpan: key.span,
  }));
  return { kind: 'keyword', items };
}

function positional(nodes: readonly YamlNode[]): Arguments {
  return { kind: 'positional', items: nodes.map(argument) };
}

function argument(value: YamlNode): Argument {
  const node = resolveAlias(value);
  const isText = node?.kind === 'scalar' && node.tag === undefined && typeof node.value === 'string';
  return { span: value.outerSpan, text: isText && !node.text.includes('${') ? node.text : undefined };
}
