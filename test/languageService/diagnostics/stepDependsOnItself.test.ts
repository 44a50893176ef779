import assert from 'node:assert/strict';
import { checkDiagnostics } from '../checkDiagnostics';

suite('step-depends-on-itself', () => {
  test('on each place where it says so', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
  dependsOn: build
  #          ^^^^^ step-depends-on-itself: Step "build" would wait for itself and never run. Name another step, or remove this.
  when: \${steps.build.failed}
  #             ^^^^^ step-depends-on-itself: Step "build" would wait for itself and never run. A step can ask for the status of other steps only.
  spec:
    a: !Output [build, tag]
    #           ^^^^^ step-depends-on-itself: Step "build" would wait for itself and never run. A step can read the outputs of other steps only.
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'error'));
  });

  test('not where the engine does without it', () =>
    checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
  spec:
    a: \${coalesce(outputs.build.tag, 'latest')}
`));
});
