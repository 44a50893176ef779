import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('key-unexpected', () => {
  test('a slip of a key is a warning with the key that was meant', () => {
    const diagnostics = checkDiagnostics(`
paramters:
^^^^^^^^^ key-unexpected: Relay ignores "paramters" here. Did you mean "parameters"?
  region: {}
steps:
- name: build
  image: relaysh/core
  dependson: test
  ^^^^^^^^^ key-unexpected: Relay ignores "dependson" here. Did you mean "dependsOn"?
  inputs: []
  ^^^^^^ key-unexpected: Relay ignores "inputs" here. Did you mean "input"?
- name: test
  image: relaysh/core
  depends_on: build
  ^^^^^^^^^^ key-unexpected: Relay ignores "depends_on" here. Did you mean "dependsOn"?
  hwen: \${outputs}
  ^^^^ key-unexpected: Relay ignores "hwen" here. Did you mean "when"?
triggers:
- name: hook
  source:
    type: push
    shema: {}
    ^^^^^ key-unexpected: Relay ignores "shema" here. Did you mean "schema"?
  binding:
    paramaters: {}
    ^^^^^^^^^^ key-unexpected: Relay ignores "paramaters" here. Did you mean "parameters"?
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  });

  test('any other key is the author’s own', () =>
    checkDiagnostics(`
version: 1
x-steps: {}
.image: {}
labels: []
step-defaults: &defaults { image: relaysh/core }
steps:
- <<: *defaults
  name: build
  comment: why
  when: \${parameters.region}
  then: no
  timeout: 5
  summary: builds
  title: Build
  retries: 3
parameters:
  region:
    title: Region
    required: true
    image: no
triggers:
- name: hook
  description: when it is merged
  enabled: yes
  source: { type: push, url: x }
  binding: { note: x }
1: {}
`));

  test('a slip is none where the key itself is there besides', () =>
    checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
  images: []
`));

  test('a value with an anchor is there to be repeated', () =>
    checkDiagnostics(`
image: &image relaysh/core
spec: &spec { a: 1 }
steps:
- name: build
  image: *image
  spec: *spec
`));

  test('a key at the wrong place', () =>
    checkDiagnostics(`
image: relaysh/core
^^^^^ key-unexpected: "image" means nothing at the top of a workflow: it belongs in a step. Relay ignores it here.
steps:
- name: build
  image: relaysh/core
  parameters: {}
  ^^^^^^^^^^ key-unexpected: "parameters" means nothing in a step: it belongs at the top of the workflow. Relay ignores it here.
  schedule: '0 7 * * 1'
  ^^^^^^^^ key-unexpected: "schedule" means nothing in a step: it belongs under "source" of a trigger. Relay ignores it here.
triggers:
- name: hook
  spec: {}
  ^^^^ key-unexpected: "spec" means nothing in a trigger: it belongs under "source". Relay ignores it here.
  parameters: {}
  ^^^^^^^^^^ key-unexpected: "parameters" means nothing in a trigger: it belongs under "binding". Relay ignores it here.
  dependsOn: build
  ^^^^^^^^^ key-unexpected: "dependsOn" means nothing in a trigger: it belongs in a step. Relay ignores it here.
  source:
    type: push
    when: \${event.merged}
    ^^^^ key-unexpected: "when" means nothing in a source: it belongs beside "source". Relay ignores it here.
`));

  test('a key of another type of step or source', () =>
    checkDiagnostics(`
steps:
- name: approve
  type: approval
  image: relaysh/core
  ^^^^^ key-unexpected: "image" means nothing in an approval step, which runs no container. Relay ignores it here.
triggers:
- name: nightly
  source:
    type: schedule
    schedule: '@daily'
    image: relaysh/core
    ^^^^^ key-unexpected: "image" means nothing in a schedule trigger: only a webhook trigger has it. Relay ignores it here.
- name: push
  source:
    type: push
    schedule: '@daily'
    ^^^^^^^^ key-unexpected: "schedule" means nothing in a push trigger: only a schedule trigger has it. Relay ignores it here.
`));

  test('what is merged need not fit every step', () =>
    checkDiagnostics(`
locals: &shared { image: relaysh/core, spec: {} }
steps:
- <<: *shared
  name: build
- <<: *shared
  name: approve
  type: approval
`));

  test('a parameter that stands in the binding instead of under its parameters', () =>
    checkDiagnostics(`
parameters:
  branch: {}
triggers:
- name: hook
  source: { type: push }
  binding:
    branch: \${event.branch}
    ^^^^^^ key-unexpected: "branch" is set only under "parameters" of the binding, and this stands beside it. Relay ignores it here.
steps:
- { name: a, image: i, when: !Parameter branch }
`));

  test('what is merged into several steps is told once, where it stands', () =>
    checkDiagnostics(`
locals:
  shared: &shared
    image: relaysh/core
    dependson: build
    ^^^^^^^^^ key-unexpected: …
steps:
- <<: *shared
  name: a
- <<: *shared
  name: b
`));

  test('the key that was meant is written', () => {
    const step = (key: string) => `steps:\n- name: build\n  image: relaysh/core\n  "${key}": {}\n`;
    checkFixes(step('sp$0ecs'), '* Change the key to spec');
    checkFix(step('sp$0ecs'), 'Change the key to spec', step('specs').replace('"specs"', 'spec'));
  });
});
