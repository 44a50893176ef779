/**
 * A workflow that is read again after an edit is the same as one that is read for the first time.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diagnose, type Diagnostic } from '../../server/src/languageService';
import type { AccountSnapshot } from '../../server/src/relay/account';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { applyEdit, edit, workflowText } from './editing';
import { outlineOf } from './outline';
import { property, type Property } from './property';

export const incrementalProperties: readonly Property[] = [
  property(
    'a workflow that is read again after each edit is the same as one that is read afresh',
    [workflowText, fc.array(edit, { maxLength: 4 })],
    (text, edits) => {
      let edited = text;
      let workflow: Workflow | undefined = reparseWorkflow(text, undefined);
      assertSame(workflow, edited);
      for (const each of edits) {
        edited = applyEdit(edited, each);
        workflow = reparseWorkflow(edited, workflow);
        assertSame(workflow, edited);
      }
    },
  ),
  property(
    'the diagnostics of a workflow that is read again after each edit are those of one that is read afresh',
    [workflowText, fc.array(edit, { maxLength: 4 })],
    (text, edits) => {
      let edited = text;
      let workflow = reparseWorkflow(text, undefined);
      diagnose(workflow, account, now);
      for (const each of edits) {
        edited = applyEdit(edited, each);
        workflow = reparseWorkflow(edited, workflow);
        assert.deepEqual(plain(diagnose(workflow, account, now)), plain(diagnose(parseWorkflow(edited), account, now)));
      }
    },
  ),
];

const now = 1_700_000_000_000;

const account: AccountSnapshot = {
  kind: 'known',
  accountName: 'acme',
  apiUrl: 'https://api.relay.sh',
  readAt: now - 40_000,
  mayCreate: 'yes',
  connections: [
    { id: '1', type: 'aws', name: 'prd', auth: 'secret', availability: { status: 'available' }, workflows: undefined },
    { id: '2', type: 'slack', name: 'x', auth: 'secret', availability: { status: 'available' }, workflows: undefined },
  ],
};

/** With the fixes, which are computed when they are asked for. Where the lines of a text end in two ways, a new line may end in either. */
function plain(diagnostics: readonly Diagnostic[]): unknown {
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(String.raw`\r\n`, String.raw`\n`));
}

function assertSame(workflow: Workflow, text: string): void {
  assert.deepEqual(outlineOf(workflow), outlineOf(parseWorkflow(text)), JSON.stringify(text));
}
