/**
 * What the rules about expressions and tags have to say, and what their fixes make of a text. Whether the steps and parameters are there that a few
 * lines refer to is not asked.
 */
import assert from 'node:assert/strict';
import { codeActions, type Diagnostic, type Severity } from '../../server/src/languageService';
import { tagWithoutEffect } from '../../server/src/languageService/diagnostics/tagWithoutEffect';
import { diagnoseExpressions } from '../../server/src/languageService/expressionRules';
import { parseWorkflow } from '../../server/src/workflow/model';
import { abbreviate, applied } from './checkDiagnostics';
import { drawMarks, now, readFixture } from './fixture';

/** Every diagnostic has its mark and every mark its diagnostic. A message that ends in `…` goes on. */
export function checkMarks(source: string): readonly Diagnostic[] {
  const { text, marks } = readFixture(source);
  const diagnostics = diagnoseText(text);
  assert.equal(drawMarks(text, abbreviate(diagnostics, marks)), drawMarks(text, marks));
  return diagnostics;
}

/** The value of a key in the `spec` of a step, with its marks in the lines below it. */
export function checkSpec(lines: string): readonly Diagnostic[] {
  return checkMarks(`steps:\n- name: one\n  image: acme/step\n  spec:\n${lines.replace(/^\n/, '')}\n`);
}

export function checkSeverity(value: string, ...expected: readonly Severity[]): void {
  assert.deepEqual(
    inSpec(value).diagnostics.map(({ severity }) => severity),
    expected,
    value,
  );
}

/**
 * The only fix of a value in the `spec` of a step. Its title is `title`, and it makes `expected` of the value, which then has nothing wrong with it.
 */
export function checkFix(value: string, title: string, expected: string): void {
  const { text, diagnostics } = inSpec(value);
  const fixes = diagnostics.flatMap((diagnostic) => diagnostic.fixes ?? []);
  assert.deepEqual(
    fixes.map((fix) => fix.title),
    [title],
    value,
  );
  const offered = codeActions(
    parseWorkflow(text),
    { start: 0, end: text.length },
    signedOut,
    { commands: new Set() },
    now,
  );
  assert.ok(
    offered.some((action) => action.title === title),
    `${title} is offered`,
  );
  const fixed = applied(text, fixes[0]?.edits ?? []);
  assert.equal(fixed, inSpec(expected).text);
  assert.deepEqual(
    inSpec(expected).diagnostics.map(({ code, message }) => `${code}: ${message}`),
    [],
  );
}

export function checkNoFix(value: string): void {
  const { diagnostics } = inSpec(value);
  assert.notEqual(diagnostics.length, 0, value);
  assert.deepEqual(
    diagnostics.flatMap(({ fixes = [] }) => fixes),
    [],
    value,
  );
}

const signedOut = { kind: 'signedOut' } as const;

function inSpec(value: string): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const text = `steps:\n- name: one\n  image: acme/step\n  spec:\n    key: ${value}\n    other: text\n`;
  return { text, diagnostics: diagnoseText(text) };
}

function diagnoseText(text: string): readonly Diagnostic[] {
  const workflow = parseWorkflow(text);
  return [...diagnoseExpressions(workflow), ...tagWithoutEffect(workflow, new Set())].sort(
    (a, b) => a.span.start - b.span.start,
  );
}
