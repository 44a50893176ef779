/**
 * `function-arguments`: a function is called with arguments that it does not take.
 *
 *     same: ${equals(parameters.a)}
 *             ^^^^^^ "equals" takes 2 arguments, and this has 1. Write equals(left, right).
 */
import { counted, either } from '../../relay/words';
import { functions, type RelayFunction } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import { changeWord } from '../changeWord';
import { functionCalls, type Arguments, type FunctionCall, type KeywordArgument } from '../functionCalls';
import { nearest } from '../nearest';
import type { Diagnostic, Fix, Severity } from '../types';
import { quoted } from '../wording';

export function functionArguments(workflow: Workflow): readonly Diagnostic[] {
  return functionCalls(workflow).flatMap((call) => {
    const called = functions.get(call.name);
    return called && call.arguments ? check(call, called, call.arguments) : [];
  });
}

function check(call: FunctionCall, called: RelayFunction, list: Arguments): readonly Diagnostic[] {
  const refused: Severity = call.reached ? 'error' : 'warning';
  if (list.kind === 'positional') {
    const { minimum, maximum } = called.positional;
    const count = list.items.length;
    if (count >= minimum && count <= maximum) return checkWords(call, called, list);
    const extra = count > maximum ? list.items.slice(maximum) : [];
    const message = `${quoted(call.name)} takes ${howMany(called)}, and this has ${count}. Write ${signature(call, called)}.`;
    return [diagnostic(refused, message, around(extra.map(({ span }) => span)) ?? call.span)];
  }
  if (called.keywords === undefined) {
    const message = `${quoted(call.name)} takes its arguments in their order, without names. Write ${signature(call, called)}.`;
    return [diagnostic(refused, message, list.items[0]?.keywordSpan ?? call.span)];
  }
  return [
    ...missingKeywords(call, called, list.items, refused),
    ...unknownKeywords(call, called, list.items),
    ...checkWords(call, called, list),
  ];
}

function missingKeywords(
  call: FunctionCall,
  called: RelayFunction,
  items: readonly KeywordArgument[],
  severity: Severity,
): readonly Diagnostic[] {
  const missing = (called.keywords?.required ?? []).filter((name) => items.every(({ keyword }) => keyword !== name));
  if (missing.length === 0) return [];
  const what = missing.map(quoted).join(' and ');
  return [
    diagnostic(severity, `${quoted(call.name)} needs ${what}. Write ${keywordSignature(call, called)}.`, call.span),
  ];
}

/** The engine does not mind them, and does nothing with them. */
function unknownKeywords(
  call: FunctionCall,
  { keywords }: RelayFunction,
  items: readonly KeywordArgument[],
): readonly Diagnostic[] {
  const known = [...(keywords?.required ?? []), ...(keywords?.optional ?? [])];
  const given = new Set<string>();
  return items.flatMap(({ keyword, keywordSpan }) => {
    if (known.includes(keyword)) {
      if (!given.has(keyword)) {
        given.add(keyword);
        return [];
      }
      const message = `${quoted(keyword)} stands here twice, and only the last one counts. Remove the other.`;
      return [diagnostic('warning', message, keywordSpan)];
    }
    const near = nearest(keyword, known);
    const remedy =
      near === undefined ? `It knows ${known.map(quoted).join(' and ')}.` : `Did you mean ${quoted(near)}?`;
    const message = `${quoted(call.name)} ignores ${quoted(keyword)}, which is none of its arguments. ${remedy}`;
    const fixes = near === undefined ? [] : [changeWord(keyword, near, keywordSpan)];
    return [diagnostic('warning', message, keywordSpan, fixes)];
  });
}

/** Arguments that have to be one of a few words. The engine gets to them last, when everything else has a value. */
function checkWords(call: FunctionCall, called: RelayFunction, list: Arguments): readonly Diagnostic[] {
  const choice = choices.get(call.name);
  if (!choice) return [];
  const argument =
    list.kind === 'keyword'
      ? list.items.find(({ keyword }) => keyword === choice.keyword)
      : list.items[(called.keywords?.required ?? []).indexOf(choice.keyword)];
  if (argument?.text === undefined || choice.words.includes(argument.text)) return [];
  const message = `The ${choice.keyword} of ${quoted(call.name)} is ${either(choice.words.map(quoted))}, not ${quoted(argument.text)}.`;
  return [diagnostic('warning', message, argument.span)];
}

const choices: ReadonlyMap<string, { readonly keyword: string; readonly words: readonly string[] }> = new Map([
  ['merge', { keyword: 'mode', words: ['deep', 'shallow'] }],
  ['convertMarkdown', { keyword: 'to', words: ['jira', 'html'] }],
]);

function diagnostic(severity: Severity, message: string, span: Span, fixes: readonly Fix[] = []): Diagnostic {
  return { code: 'function-arguments', severity, message, span, fixes };
}

/** `no arguments`, `1 argument`, `2 or 3 arguments`, `2 or more arguments` */
function howMany({ positional: { minimum, maximum } }: RelayFunction): string {
  if (maximum === Infinity) return `${minimum} or more arguments`;
  if (maximum === 0) return 'no arguments';
  if (minimum === maximum) return counted(minimum, 'argument');
  return `${minimum} or ${maximum} arguments`;
}

/** As this call is written: `equals(left, right)`, `!Fn.equals [left, right]`. */
function signature({ name, form }: FunctionCall, called: RelayFunction): string {
  const list = called.signature.slice(name.length + 1, -1);
  switch (form) {
    case 'expression':
      return called.signature;
    case 'tag':
      return `!Fn.${name} [${list}]`;
    case 'map':
      return `$fn.${name}: [${list}]`;
  }
}

function keywordSignature({ name, form }: FunctionCall, { keywords }: RelayFunction): string {
  const list = [...(keywords?.required ?? []), ...(keywords?.optional ?? [])].map((word) => `${word}: …`).join(', ');
  switch (form) {
    case 'expression':
      return `${name}(${list})`;
    case 'tag':
      return `!Fn.${name} { ${list} }`;
    case 'map':
      return `$fn.${name}: { ${list} }`;
  }
}

function around(spans: readonly Span[]): Span | undefined {
  const first = spans[0];
  const last = spans.at(-1);
  return first && last && { start: first.start, end: last.end };
}
