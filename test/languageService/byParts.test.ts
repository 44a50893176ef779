import assert from 'node:assert/strict';
import { complete } from '../../server/src/languageService';
import { byParts } from '../../server/src/languageService/byParts';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import type { Workflow } from '../../server/src/workflow/model';

const text = `parameters:
  region: { default: eu }
steps:
- name: one
  spec: { token: a }
- name: two
  spec: { token: b }
- name: three
  spec: { token: c }
`;

/** Asks a rule about a workflow, and says at which steps it looked. */
function countingRule(): (workflow: Workflow) => readonly string[] {
  let looked: string[] = [];
  const rule = byParts(({ steps }) => {
    looked.push(...steps.map(({ name }) => name?.text ?? ''));
    return [];
  });
  return (workflow) => {
    looked = [];
    rule(workflow);
    return looked;
  };
}

function edited(workflow: Workflow, from: string, to: string): Workflow {
  assert.ok(workflow.text.includes(from));
  return reparseWorkflow(workflow.text.replace(from, to), workflow);
}

suite('a rule about one part at a time', () => {
  test('looks again at what an edit changes', () => {
    const lookedAt = countingRule();
    const first = reparseWorkflow(text, undefined);
    assert.deepEqual(lookedAt(first), ['one', 'two', 'three']);
    assert.deepEqual(lookedAt(edited(first, 'token: b', 'token: bb')), ['two']);
  });

  test('looks at no more where nobody asked it about the version before', () => {
    const lookedAt = countingRule();
    const first = reparseWorkflow(text, undefined);
    lookedAt(first);
    const second = edited(first, 'token: b', 'token: bb');
    const third = edited(second, 'token: c', 'token: cc');
    assert.deepEqual(lookedAt(third), ['two', 'three']);
  });

  test('looks at no more where a completion closed what is open in the text', () => {
    const lookedAt = countingRule();
    const first = reparseWorkflow(text, undefined);
    lookedAt(first);
    const second = edited(first, 'token: b', `token: '\${secrets.`);
    const cursor = second.text.indexOf('secrets.') + 'secrets.'.length;
    complete(second, cursor, { kind: 'signedOut' }, { commands: new Set() }, 0);
    lookedAt(second);
    const third = edited(second, `'\${secrets.`, `'\${secrets.t`);
    complete(third, cursor + 1, { kind: 'signedOut' }, { commands: new Set() }, 0);
    assert.deepEqual(lookedAt(third), ['two']);
  });

  test('looks at all where a parameter has another name, and at none where it has another default', () => {
    const lookedAt = countingRule();
    const first = reparseWorkflow(text, undefined);
    lookedAt(first);
    const other = edited(first, 'default: eu', 'default: us');
    assert.deepEqual(lookedAt(other), []);
    assert.deepEqual(lookedAt(edited(other, 'token: b', 'token: bb')), ['two']);
    assert.deepEqual(lookedAt(edited(other, 'region', 'zone')), ['one', 'two', 'three']);
  });
});
