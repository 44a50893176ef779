import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('value-enum', () => {
  test('a type that the engine refuses is an error', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: approve
  type: aproval
  #     ^^^^^^^ value-enum: A step is of type container or approval, not "aproval". Did you mean "approval"?
- name: build
  type: Container
  #     ^^^^^^^^^ value-enum: A step is of type container or approval, not "Container". Did you mean "container"?
  image: i
triggers:
- name: hook
  source: { type: http }
  #               ^^^^ value-enum: A trigger is of type schedule, push or webhook, not "http".
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('a version or a kind that the engine does not look at is a warning', () => {
    const diagnostics = checkDiagnostics(`
apiVersion: v2
#           ^^ value-enum: The version of a workflow is v1, not "v2".
kind: 'workflow'
#     ^^^^^^^^^^ value-enum: The kind of a workflow is Workflow, not "workflow".
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  });

  test('not for the words themselves, nor for nothing', () =>
    checkDiagnostics(`
apiVersion: "v1"
kind:
steps:
- { name: a, type: container, image: i }
- { name: b, type: approval }
- { name: c, type: , image: i }
- { name: d, type: '', image: i }
triggers:
- { name: a, source: { type: push } }
- { name: b, source: { type: webhook, image: i } }
- { name: c, source: { type: 'schedule', schedule: '@daily' } }
`));

  test('each word can be written', () => {
    const step = (type: string) => `steps:\n- name: a\n  type: ${type}\n`;
    checkFixes(step("'apr$0oval '"), 'Write type: container', '* Write type: approval');
    checkFix(step("'apr$0oval '"), 'Write type: approval', step('approval'));
    checkFixes('apiVersion: v$02\n', '* Write apiVersion: v1');
  });
});
