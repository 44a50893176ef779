import assert from 'node:assert/strict';
import { checkDiagnostics, checkFix, checkFixes } from '../checkDiagnostics';

suite('key-missing', () => {
  test('an image, on the name of its step', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: build
  #     ^^^^^ key-missing: Step "build" has no image. Add "image:" and the container that it runs, or "type: approval".
  spec: {}
- name: 'test'
  #     ^^^^^^ key-missing: Step "test" has no image. …
  type: container
- name: approve
  type: approval
`);
    assert.equal(diagnostic?.severity, 'error');
  });

  test('a name, on the first key of its step', () =>
    checkDiagnostics(`
steps:
- image: relaysh/core
  ^^^^^ key-missing: This step has no name. Add "name:" and a name of its own.
- {}
  ^^ key-missing: This step has no name and no image. Add "name:" and a name of its own. Add "image:" and the container that it runs, or "type: approval".
`));

  test('a value, on its key', () =>
    checkDiagnostics(`
steps:
- name:
  ^^^^ key-missing: The name of this step is empty. Add "name:" and a name of its own.
  image: ''
  ^^^^^ key-missing: The image of this step is empty. …
triggers:
- name: ~
  ^^^^ key-missing: The name of this trigger is empty. …
  source:
  ^^^^^^ key-missing: The source of this trigger is empty. …
`));

  test('one thing at a time in a step that is being written', () =>
    checkDiagnostics(`
steps:
- name:
  ^^^^ key-missing: The name of this step is empty. …
`));

  test('what a source needs, by its type', () =>
    checkDiagnostics(`
triggers:
- name: nightly
  source:
    type: schedule
    ^^^^ key-missing: This source has no schedule. Add one, as in "schedule: 0 7 * * 1".
- name: hook
  source: { type: webhook }
  #         ^^^^ key-missing: This source has no image. Add "image:" and the container that it runs.
- name: push
  source: { type: push }
- name: none
  source: { schedule: '0 7 * * 1' }
  #         ^^^^^^^^ key-missing: This source has no type. Add "type:" with schedule, push or webhook.
- name: bare
  #     ^^^^ key-missing: Trigger "bare" has no source. Add "source:" and below it "type:" with schedule, push or webhook.
- source: { type: push }
  ^^^^^^ key-missing: This trigger has no name. …
`));

  test('a dash with nothing behind it is a warning', () => {
    const diagnostics = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
-
^ key-missing: This step is empty. Give it a name and an image, or remove the "-".
triggers:
-
^ key-missing: This trigger is empty. Give it a name and a source, or remove the "-".
`);
    assert.ok(diagnostics.every(({ severity }) => severity === 'warning'));
  });

  test('not what is merged', () =>
    checkDiagnostics(`
locals: &shared { image: relaysh/core }
steps:
- <<: *shared
  name: build
- &test
  name: test
  image: relaysh/core
- <<: *test
  name: again
`));

  test('not what is misspelled, misplaced or of a type that is unknown: that is told already', () =>
    checkDiagnostics(`
steps:
- name: build
  imgae: relaysh/core
  ^^^^^ key-unexpected: …
- name: approve
  type: aproval
  #     ^^^^^^^ value-enum: …
triggers:
- name: nightly
  schedule: '0 7 * * 1'
  ^^^^^^^^ key-unexpected: …
`));

  test('the type that fits what is there is added', () => {
    const before = `triggers:
- name: nightly
  source:
    sch$0edule: '0 7 * * 1'
- name: hook
  source: { image: relaysh/hook }
`;
    checkFixes(before, '* Add type: schedule');
    checkFix(before, 'Add type: schedule', before.replace(`sch$0edule`, 'type: schedule\n    schedule'));
    checkFix(
      `triggers:\n- { name: hook, source: { ima$0ge: relaysh/hook } }\n`,
      'Add type: webhook',
      `triggers:\n- { name: hook, source: { type: webhook, image: relaysh/hook } }\n`,
    );
  });
});
