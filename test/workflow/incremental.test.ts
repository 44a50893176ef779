import assert from 'node:assert/strict';
import { cursorAt } from '../../server/src/workflow/cursor';
import {
  holderOf,
  parseSimilar,
  predecessorOf,
  reparseWorkflow,
  startReading,
} from '../../server/src/workflow/incremental';
import { parseWorkflow, type Workflow } from '../../server/src/workflow/model';
import { findEntry } from '../../server/src/workflow/yaml/tree';
import { outlineOf } from '../fuzz/outline';

/** Three steps, each with one string, the one that its block holds. */
const text = `# a workflow
apiVersion: v1
parameters:
  region: {}
steps:
- name: first
  spec: { text: "one \${connections.aws.one}" }
# about the second
- name: second
  spec: { text: "two" }
- name: third
  spec: { text: "three \${connections.aws.three}" }
`;

suite('a workflow that is read again after an edit', () => {
  test('reads no step again that the edit leaves alone', () => {
    checkReread(text.replace('two', 'two and'), ['one', 'three']);
  });

  test('reads no step again that only moves up or down, or has more steps before it', () => {
    checkReread(text.replace('- name: first', '- name: new\n- name: first'), ['one', 'two', 'three']);
    checkReread(text.replace(/- name: first\n.*\n/, ''), ['two', 'three']);
    checkReread(`# now longer\n${text}`, ['one', 'two', 'three']);
  });

  test('reads a step again whose end moves', () => {
    checkReread(text.replace('- name: third', '  again: third'), ['one']);
    checkReread(text.replace('  spec: { text: "two" }', '- spec: { text: "two" }'), ['one', 'three']);
  });

  test('keeps a mistake to the step that has it', () => {
    checkReread(text.replace('name: second', 'name second'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '{ a: 1, a: 2 }'), ['one', 'three']);
  });

  test('keeps a quote or bracket that is not closed, and an alias of nothing, to the step that has it', () => {
    checkReread(text.replace('{ text: "two" }', '{ text: "two }\n  when: true'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '"two'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', "'two"), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '{ text: "two"\n  when: true'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '[two\n  when: true'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '{ text: two,'), ['one', 'three']);
    checkReread(text.replace('{ text: "two" }', '[two # why'), ['one', 'three']);
    checkReread(text.replace('"two"', '*nothing'), ['one', 'three']);
    checkReread(text.replace('"two"', '*same').replace('region: {}', 'region: &other {}'), ['one', 'three']);
  });

  test('reads the whole text where a quote, a bracket or an alias may reach further', () => {
    checkReread(text.replace('{ text: "two" }', '"two').replace('"three', 'three"'), []);
    checkReread(text.replace('region: {}', 'region: &same {}').replace('"two"', '*same'), []);
  });

  test('reads no block by itself but those with an alias where one of them reaches further', () => {
    const repeating = text.replace('region: {}', 'region: &same {}').replace('"three', '*same # "three');
    let looks = 0;
    const isEnough = (): boolean => {
      looks += 1;
      return false;
    };
    assert.ok(startReading(repeating).readOn(isEnough));
    assert.equal(looks, 1);
  });

  test('reads the whole text where its outline is not plain', () => {
    checkReread(`%YAML 1.1\n---\n${text}`, []);
    checkReread(`${text}---\nsteps: []\n`, []);
    checkReread(`{ steps: [] }`, []);
    checkReread(`${text}parameters: {}\n`, []);
    checkReread(text.replace('# about', '\t# about'), []);
    checkReread(text.replace('# about', '\u0085- about'), []);
  });

  test('is incremental again once what reached further is closed', () => {
    const first = reparseWorkflow(text, undefined);
    const open = reparseWorkflow(text.replace('"two"', '"two').replace('"three', 'three"'), first);
    const closed = reparseWorkflow(text.replace('"two"', '"two."'), open);
    const later = reparseWorkflow(text.replace('"two"', '"two.."'), closed);
    assert.deepEqual(keptStrings(closed, later), ['one', 'three']);
  });

  test('knows the one before it, and none before that', () => {
    const first = reparseWorkflow(text, undefined);
    const second = reparseWorkflow(`# more\n${text}`, first);
    const third = reparseWorkflow(`# still more\n${text}`, second);
    assert.deepEqual([third, second].map(predecessorOf), [second, undefined]);
  });

  test('makes no other step for the place of the cursor and the step around it', () => {
    const workflow = reparseWorkflow(`# more\n${text}`, reparseWorkflow(text, undefined));
    const offset = workflow.text.indexOf('two');
    const path = ['steps', 1, 'spec', 'text'];
    assert.deepEqual(cursorAt(workflow, offset)?.path, path);
    assert.equal(holderOf(workflow, { kind: 'step', index: 1, path })?.name?.text, 'second');
    const list = findEntry(workflow.root, 'steps')?.value;
    assert.ok(isUnmade(workflow, 'steps') && isUnmade(list, 'items') && isUnmade(list, 'dashes'));
  });

  test('does not change when its text is edited', () => {
    const before = reparseWorkflow(text, undefined);
    reparseWorkflow(`# more\n${text}`, before);
    assert.deepEqual(outlineOf(before), outlineOf(parseWorkflow(text)));
  });

  test('keeps what it was edited from when a similar text is read', () => {
    const first = reparseWorkflow(text, undefined);
    const edited = reparseWorkflow(`# more\n${text}`, first);
    const similar = parseSimilar(`# most\n${text}`, edited);
    assert.equal(predecessorOf(edited), first);
    assert.equal(predecessorOf(similar), undefined);
    assert.deepEqual(outlineOf(similar), outlineOf(parseWorkflow(similar.text)));
  });
});

function isUnmade(whole: object | undefined, part: string): boolean {
  return whole !== undefined && Object.getOwnPropertyDescriptor(whole, part)?.get !== undefined;
}

/** The strings that are still the same objects, by their first words, are those of blocks that were not read again. */
function checkReread(edited: string, kept: readonly string[]): void {
  const before = reparseWorkflow(text, undefined);
  const after = reparseWorkflow(edited, before);
  assert.deepEqual(outlineOf(after), outlineOf(parseWorkflow(edited)));
  assert.deepEqual(keptStrings(before, after), kept);
}

function keptStrings(before: Workflow, after: Workflow): readonly (string | undefined)[] {
  const known = new Set(before.sites.map(({ template }) => template));
  return after.sites.filter(({ template }) => known.has(template)).map(({ scalar }) => /^\w+/.exec(scalar.text)?.[0]);
}
