import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('step-unknown', () => {
  test('on a name in dependsOn, with the near one', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
- name: test
  image: relaysh/core
  dependsOn: biuld
  #          ^^^^^ step-unknown: This workflow has no step named "biuld". Did you mean "build"?
- name: deploy
  image: relaysh/core
  dependsOn: [test, approval]
  #                 ^^^^^^^^ step-unknown: This workflow has no step named "approval". Write the name of another step.
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('on a name whose status is asked for', () =>
    checkDiagnostics(`
steps:
- name: test
  image: relaysh/core
  when: \${steps.biuld.succeeded && steps.build.failed}
  #             ^^^^^ step-unknown: …
- name: build
  image: relaysh/core
`));

  test('not for a name that is computed, or in a trigger', () =>
    checkDiagnostics(`
triggers:
- name: hook
  source: { type: push }
  when: \${steps.biuld.succeeded}
  #       ^^^^^ root-unavailable: …
steps:
- name: test
  image: relaysh/core
  when: \${steps[secrets.which].succeeded}
`));

  test('steps are named as the engine reads their names', () =>
    checkDiagnostics(`
steps:
- name: 007
  image: relaysh/core
- name: &name deploy it
  image: relaysh/core
  dependsOn: '007'
- name: last
  image: relaysh/core
  dependsOn:
  - *name
  - 007
`));

  test('the near name is used', () => {
    const workflow = (reference: string) => `steps:
- name: build it
  image: relaysh/core
- name: test
  image: relaysh/core
  ${reference}
`;
    checkFixes(workflow('dependsOn: [buildit$0]'), '* Use step "build it"');
    checkFix(workflow('dependsOn: [buildit$0]'), 'Use step "build it"', workflow('dependsOn: [build it]'));
    checkFix(
      workflow('when: ${steps.buildit$0.failed}'),
      'Use step "build it"',
      workflow(`when: \${steps.'build it'.failed}`),
    );
  });

  test('the step itself is never offered', () =>
    checkFixes(`
steps:
- name: build
  image: relaysh/core
  dependsOn: buil$0
`));
});
