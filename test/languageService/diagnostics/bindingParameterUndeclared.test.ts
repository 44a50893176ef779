import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('binding-parameter-undeclared', () => {
  test('is a warning on the key', () => {
    const diagnostics = checkDiagnostics(`
triggers:
- name: hook
  source: { type: push }
  binding:
    key: \${event.id}
    parameters:
      brnach: \${event.branch}
      ^^^^^^ binding-parameter-undeclared: This trigger sets the parameter "brnach", which the workflow does not declare. Did you mean "branch"?
      zone: x
      ^^^^ binding-parameter-undeclared: This trigger sets the parameter "zone", which the workflow does not declare. Declare it under "parameters".
      branch: x
      7: x
parameters:
  branch: {}
  '7': {}
steps:
- { name: a, image: i, when: "\${parameters}" }
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  });

  test('not for what is merged or made by a function', () =>
    checkDiagnostics(`
locals: &shared { zone: x }
triggers:
- name: hook
  source: { type: push }
  binding:
    parameters:
      <<: *shared
- name: other
  source: { type: push }
  binding:
    parameters: { $fn.merge: [{ zone: x }] }
`));

  test('another name is used, or the parameter declared', () => {
    const workflow = (key: string, more = '') => `triggers:
- name: hook
  source: { type: push }
  binding: { parameters: { ${key}: x } }
parameters:
  branch: {}
${more}steps:
- { name: a, image: i, when: !Parameter branch }
`;
    checkFixes(workflow('br$0nach'), '* Use parameter "branch"', 'Declare the parameter "brnach"');
    checkFix(workflow('br$0nach'), 'Use parameter "branch"', workflow('branch'));
    checkFixes(workflow('zone$0'), '* Declare the parameter "zone"');
    checkFix(workflow('zone$0'), 'Declare the parameter "zone"', workflow('zone', '  zone: {}\n'));
  });
});
