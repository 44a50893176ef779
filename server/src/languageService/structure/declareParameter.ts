/**
 * `Declare the parameter "region"`: under the `parameters` that are there, or in a new block before triggers and steps,
 * written as the file is written.
 */
import { endOfLine, lineEnd, lineStart } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import { findKey, outermostPlace, type Place } from '../../workflow/places';
import { spellValue } from '../../workflow/spelling';
import { keyText, resolveAlias, type YamlMapping } from '../../workflow/yaml/tree';
import { indentOf, indentStep } from './indentation';
import type { Fix, TextEdit } from '../types';
import { quoted } from '../wording';

/** None where there is no place for it: `parameters` is a list, or the file is no mapping. */
export function declareParameter({ text, root }: Workflow, name: string, preferred: boolean): readonly Fix[] {
  const workflow = outermostPlace(root);
  const edit = workflow && declaration(text, workflow, name);
  return edit === undefined ? [] : [{ title: `Declare the parameter ${quoted(name)}`, preferred, edits: [edit] }];
}

function declaration(text: string, workflow: Place, name: string): TextEdit | undefined {
  const declared = `${spellValue(name)}: {}`;
  const parameters = findKey(workflow, 'parameters');
  if (parameters === undefined) return newBlock(text, workflow.mapping, declared);
  const value = resolveAlias(parameters.value);
  if (value?.kind === 'mapping') return value.flow ? inFlow(value, declared) : afterLast(text, value, declared);
  if (value?.kind !== 'scalar' || !value.missing || value.inFlow) return undefined;
  const indent = indentOf(text, parameters) + indentStep(text, workflow.mapping);
  return insertLine(text, value.span.end, indent + declared);
}

/** `{ region: {} }` → `{ region: {}, zone: {} }` */
function inFlow({ entries, span }: YamlMapping, declared: string): TextEdit {
  const last = entries.at(-1);
  const at = last === undefined ? span.start + 1 : last.value.span.end;
  return insert(at, last === undefined ? declared : `, ${declared}`);
}

function afterLast(text: string, { entries }: YamlMapping, declared: string): TextEdit | undefined {
  const last = entries.at(-1);
  return last && insertLine(text, last.value.outerSpan.end, indentOf(text, last) + declared);
}

/** Before the comment that stands right above the triggers or steps, unless it is about the whole file. */
function newBlock(text: string, root: YamlMapping, declared: string): TextEdit | undefined {
  const next = root.entries.find((entry) => ['steps', 'triggers'].includes(keyText(entry) ?? ''));
  if (root.flow) return next && insert(next.key.outerSpan.start, `parameters: { ${declared} }, `);
  const before = next ?? root.entries.at(-1);
  if (before === undefined) return undefined;
  const indent = indentOf(text, before);
  const lines = [`${indent}parameters:`, `${indent}${indentStep(text, root)}${declared}`];
  if (next === undefined) return insertLine(text, before.value.outerSpan.end, lines.join(lineEnd(text)));
  const at = startWithComment(text, lineStart(text, next.key.outerSpan.start));
  const isApart = /\n[ \t]*\r?\n$/.test(text.slice(0, at));
  return insert(at, [...lines, ...(isApart ? [''] : []), ''].join(lineEnd(text)));
}

function startWithComment(text: string, start: number): number {
  let first = start;
  while (first > 0) {
    const above = lineStart(text, first - 1);
    if (!/^[ \t]*#/.test(text.slice(above, first))) return first;
    first = above;
  }
  return start;
}

function insertLine(text: string, after: number, line: string): TextEdit {
  return insert(endOfLine(text, after), lineEnd(text) + line);
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
