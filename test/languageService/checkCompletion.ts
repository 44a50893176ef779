/** What completion offers at the cursor of a fixture, as an editor shows it, and what choosing makes of the text. */
import assert from 'node:assert/strict';
import { complete, type CompletionItem, type CompletionList } from '../../server/src/languageService';
import type { KnownAccount } from '../../server/src/relay/account';
import type { KnownSecrets } from '../../server/src/relay/secrets';
import { parseWorkflow } from '../../server/src/workflow/model';
import { applied } from './checkDiagnostics';
import { now, readFixture } from './fixture';

export const client = {
  commands: new Set(['relay.createConnection', 'relay.createMissingConnections', 'relay.createSecret']),
};

export function completeAt(
  source: string,
  commands = client,
  changes?: Partial<KnownAccount & KnownSecrets>,
): Completed {
  const { text, account, secrets, cursor } = readFixture(source, changes);
  assert.ok(cursor !== undefined, 'the text marks the cursor with $0');
  const list = complete(parseWorkflow(text), cursor, account, commands, now, secrets);
  for (const item of list.items) checkFitsEditor(text, cursor, item);
  return { text, list };
}

export interface Completed {
  readonly text: string;
  readonly list: CompletionList;
}

/** An editor refuses a range that leaves the cursor's line. */
function checkFitsEditor(text: string, cursor: number, { edit, label }: CompletionItem): void {
  const { start, end } = edit.span;
  assert.ok(start <= cursor && cursor <= end, `the range of ${label} holds the cursor`);
  assert.ok(!text.slice(start, end).includes('\n'), `the range of ${label} is on one line`);
}

/**
 * What VS Code shows, in its order: an item whose filter text lacks what has been typed is dropped, and of the others those come first that have it
 * earliest; the sort text decides between equals.
 */
export function shown({ text, list }: Completed, cursor: number): readonly string[] {
  return list.items
    .flatMap((item) => {
      const end = matchEnd(text.slice(item.edit.span.start, cursor), item.filterText);
      return end === undefined ? [] : [{ item, end }];
    })
    .sort((a, b) => a.end - b.end || (a.item.sortText < b.item.sortText ? -1 : 1))
    .map(({ item }) => item.label);
}

/** Where the last of the typed characters is found, taking each in its order; 0 when nothing is typed. */
function matchEnd(typed: string, filterText: string): number | undefined {
  let at = 0;
  for (const character of typed.toLowerCase()) {
    at = filterText.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return undefined;
  }
  return at;
}

export function checkCompletion(source: string, ...labels: readonly string[]): void {
  const completed = completeAt(source);
  const { cursor } = readFixture(source);
  assert.deepEqual(shown(completed, cursor!), labels);
}

/** Like `checkCompletion` for lists whose end is of no interest. */
export function checkFirst(source: string, ...labels: readonly string[]): void {
  const completed = completeAt(source);
  assert.deepEqual(shown(completed, readFixture(source).cursor!).slice(0, labels.length), labels);
}

/** The line of the cursor after the item has been chosen; `expected` with line breaks for more lines. */
export function checkChoice(source: string, label: string, expected: string): void {
  const { text, list } = completeAt(source);
  const item = list.items.find((candidate) => candidate.label === label);
  assert.ok(item, `${label} is among ${list.items.map((candidate) => candidate.label).join(', ')}`);
  const changed = applied(text, [item.edit, ...(item.additionalEdits ?? [])]);
  const { cursor } = readFixture(source);
  const lineStart = text.lastIndexOf('\n', cursor! - 1) + 1;
  const lineEnd = text.slice(cursor).search(/\r?\n|$/) + cursor!;
  const after = text.length - lineEnd;
  assert.equal(changed.slice(lineStart, changed.length - after), expected);
  assert.equal(changed.slice(0, lineStart), text.slice(0, lineStart));
}
