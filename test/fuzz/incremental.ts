/**
 * A workflow that is read again after an edit is the same as one that is read for the first time.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
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
];

function assertSame(workflow: Workflow, text: string): void {
  assert.deepEqual(outlineOf(workflow), outlineOf(parseWorkflow(text)), JSON.stringify(text));
}
