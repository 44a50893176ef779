import assert from 'node:assert/strict';
import type { Diagnostic } from '../../server/src/languageService';
import { acrossParts } from '../../server/src/languageService/structure/acrossParts';
import { diagnoseStructure } from '../../server/src/languageService/structureRules';
import { reparseWorkflow } from '../../server/src/workflow/incremental';
import { parseWorkflow } from '../../server/src/workflow/model';

/** Something for every rule, with fixes that look at the text around. */
const text = `apiVersion: v1
parameters:
  region: {}
  unused: {}
triggers:
- name: nightly
  source: { type: schedule, schedule: '0 25 * * *' }
  binding: { parameters: { regoin: eu } }
- name: nightly
  schedule: '@daily'
steps:
- name: build
  image: relaysh/core
  dependsOn: test
  spec:
    a: \${coalesce(outputs.missing.tag, 'latest')} \${outputs.missing.tag}
    b: !Fn.coalesce [ !Output [missing, tag], latest ]
- name: test
  image: relaysh/core
  input: echo
  when: \${outputs.build.tag == parameters.zone || outputs.missing.tag}
- name: test
  dependsOn: [test, biuld]
- name: approve
  type: aproval
-
`;

/** With their fixes, which are computed when they are asked for. */
function plain(diagnostics: readonly Diagnostic[]): unknown {
  return JSON.parse(JSON.stringify(diagnostics));
}

suite('the rules about structure', () => {
  test('say the same of a text that is edited as of one that is new', () => {
    let workflow = reparseWorkflow(text, undefined);
    for (let offset = 0; offset <= text.length; offset += 19) {
      const edited = `${text.slice(0, offset)}x${text.slice(offset)}`;
      workflow = reparseWorkflow(edited, workflow);
      assert.deepEqual(
        plain(diagnoseStructure(workflow)),
        plain(diagnoseStructure(parseWorkflow(edited))),
        `${offset}`,
      );
    }
  });

  test('say the same of a text that has moved down', () => {
    const moved = text.replace('apiVersion: v1\n', 'apiVersion: v1\nsummary: What it does\n\n');
    const workflow = reparseWorkflow(moved, reparseWorkflow(text, undefined));
    const expected = diagnoseStructure(parseWorkflow(moved));
    assert.deepEqual(plain(diagnoseStructure(workflow)), plain(expected));
    assert.ok(expected.length > 12);
  });

  test('say nothing while the YAML has a mistake that may hide a part of the file', () => {
    assert.deepEqual(diagnoseStructure(parseWorkflow(`${text}- name: "deploy\n`)), []);
    assert.notEqual(diagnoseStructure(parseWorkflow(`${text}summary: a\nsummary: b\n`)).length, 0);
  });

  test('find nothing anew while no outline says something else', () => {
    let searches = 0;
    const rule = acrossParts(
      () => {
        searches += 1;
        return [];
      },
      () => undefined,
    );
    let workflow = reparseWorkflow(text, undefined);
    for (const [before, after, expected] of [
      ['', '', 1],
      ['latest', 'newest', 1],
      ['apiVersion: v1', 'apiVersion: v2', 1],
      ['name: approve', 'name: confirm', 2],
    ] as const) {
      workflow = reparseWorkflow(text.replace(before, after), workflow);
      rule(workflow);
      assert.equal(searches, expected, after);
    }
  });

  test('are asked once for each workflow', () => {
    const workflow = parseWorkflow(text);
    assert.equal(diagnoseStructure(workflow), diagnoseStructure(workflow));
  });
});
