/** What a workflow's diagnostics are, against the marks in its text (see fixture.ts), and what a code action makes of it. */
import assert from 'node:assert/strict';
import { codeActions, diagnose, type Diagnostic, type TextEdit } from '../../server/src/languageService';
import type { KnownAccount } from '../../server/src/relay/account';
import type { KnownSecrets } from '../../server/src/relay/secrets';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { touches } from '../../server/src/workflow/span';
import { drawMarks, now, readFixture, type Mark } from './fixture';

/** Every diagnostic has its mark and every mark its diagnostic, in a text that is read as a whole and in one that is read part by part. */
export function checkDiagnostics(
  source: string,
  changes?: Partial<KnownAccount & KnownSecrets>,
): readonly Diagnostic[] {
  const { text, account, secrets, marks } = readFixture(source, changes);
  const check = (workflow: Workflow): readonly Diagnostic[] => {
    const diagnostics = diagnose(workflow, account, now, { secrets });
    assert.equal(drawMarks(text, abbreviate(diagnostics, marks)), drawMarks(text, marks));
    return diagnostics;
  };
  check(reparseWorkflow(text, undefined));
  return check(parseWorkflow(text));
}

/** A mark whose message ends in `…` leaves the rest open. */
export function abbreviate(diagnostics: readonly Diagnostic[], marks: readonly Mark[]): readonly Mark[] {
  return diagnostics.map(({ span, code, message }, index) => {
    const expected = marks[index]?.message ?? '';
    const start = expected.slice(0, -1);
    return { span, code, message: expected.endsWith('…') && message.startsWith(start) ? expected : message };
  });
}

/** The text after the action of this title, asked for at `$0` by a client without commands. */
export function checkFix(source: string, title: string, expected: string): void {
  const { text, account, secrets, cursor } = readFixture(source);
  assert.ok(cursor !== undefined, 'the text marks the cursor with $0');
  const client = { commands: new Set<string>() };
  const actions = codeActions(parseWorkflow(text), { start: cursor, end: cursor }, account, client, now, { secrets });
  const action = actions.find((candidate) => candidate.title === title);
  assert.ok(action, `${title} is among ${actions.map((other) => other.title).join(', ')}`);
  assert.equal(applied(text, action.edits ?? []), expected);
}

export function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((before, { span, newText }) => before.slice(0, span.start) + newText + before.slice(span.end), text);
}

/** The titles of what the diagnostics at `$0` bring along, with `*` before the preferred one. */
export function checkFixes(source: string, ...expected: readonly string[]): void {
  const { text, account, cursor } = readFixture(source);
  assert.ok(cursor !== undefined, 'the text marks the cursor with $0');
  const diagnostics = diagnose(parseWorkflow(text), account, now).filter(({ span }) => touches(span, cursor));
  const fixes = diagnostics.flatMap((diagnostic) => diagnostic.fixes ?? []);
  assert.deepEqual(
    fixes.map(({ title, preferred }) => `${preferred ? '* ' : ''}${title}`),
    expected,
  );
}
