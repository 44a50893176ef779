/**
 * A workflow that is read again after an edit is the same as one that is read for the first time.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { complete, diagnose, hover, type Diagnostic, type Severities } from '../../server/src/languageService';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { client } from '../languageService/checkCompletion';
import { now, readAccount, readSecrets } from '../languageService/fixture';
import { anchoredWorkflowText, applyEdit, edit, workflowText } from './editing';
import { outlineOf } from './outline';
import { property, type Property } from './property';

const known = readAccount('aws/prd, slack/x, slack/old!');

/** The same objects again and again, as an account is while somebody types. */
const account = fc.constantFrom(known, known, readAccount('none'), readAccount('signed out'));

const itsSecrets = readSecrets('token, b');

/** The same objects again and again, too. */
const secrets = fc.constantFrom(itsSecrets, itsSecrets, readSecrets('none'), readSecrets('unmatched'));

const severities = fc.constantFrom<Severities>(
  new Map(),
  new Map([
    ['connection-missing', 'off'],
    ['key-missing', 'hint'],
  ]),
);

export const incrementalProperties: readonly Property[] = [
  property(
    'a workflow that is read again after each edit is the same as one that is read afresh',
    [fc.oneof({ arbitrary: workflowText, weight: 3 }, anchoredWorkflowText), fc.array(edit, { maxLength: 4 })],
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
    [
      workflowText,
      fc.array(fc.record({ edit, account, seconds: fc.constantFrom(0, 0, 1, 90, 4000), severities, secrets }), {
        maxLength: 4,
      }),
    ],
    (text, edits) => {
      let edited = text;
      let later = now;
      let workflow = reparseWorkflow(text, undefined);
      for (const { edit, account, seconds, ...options } of edits) {
        edited = applyEdit(edited, edit);
        later += seconds * 1000;
        workflow = reparseWorkflow(edited, workflow);
        const found = diagnose(workflow, account, later, options);
        assert.deepEqual(plain(found), plain(diagnose(parseWorkflow(edited), account, later, options)));
      }
    },
  ),
  property(
    'what is completed and described anywhere in an edited workflow is the same as in one that is read afresh',
    [workflowText, edit, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 })],
    (text, edit, places) => {
      const edited = applyEdit(text, edit);
      const workflow = reparseWorkflow(edited, reparseWorkflow(text, undefined));
      const afresh = parseWorkflow(edited);
      for (const place of places) {
        const offset = Math.floor(place * (edited.length + 1));
        const answers = (workflow: Workflow): unknown => [
          complete(workflow, offset, known, client, now),
          hover(workflow, offset, known, now),
        ];
        assert.deepEqual(answers(workflow), answers(afresh), JSON.stringify([edited, offset]));
      }
    },
  ),
];

/** With the fixes, which are computed when they are asked for. Where the lines of a text end in two ways, a new line may end in either. */
function plain(diagnostics: readonly Diagnostic[]): unknown {
  return JSON.parse(JSON.stringify(diagnostics).replaceAll(String.raw`\r\n`, String.raw`\n`));
}

function assertSame(workflow: Workflow, text: string): void {
  assert.deepEqual(outlineOf(workflow), outlineOf(parseWorkflow(text)), JSON.stringify(text));
}
