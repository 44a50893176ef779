import assert from 'node:assert/strict';
import { checkDiagnostics } from '../checkDiagnostics';

suite('step-name-duplicate', () => {
  test('on every step after the first', () => {
    const [diagnostic] = checkDiagnostics(`
steps:
- name: build
  image: relaysh/core
- name: 'build'
  #     ^^^^^^^ step-name-duplicate: A step before this one is named "build" already. Give each step a name of its own.
  image: relaysh/core
- name: Build
  image: relaysh/core
- image: relaysh/core
  name: build
  #     ^^^^^ step-name-duplicate: …
`);
    assert.equal(diagnostic?.severity, 'error');
  });

  test('on the step whose name is merged', () =>
    checkDiagnostics(`
steps:
- &build
  name: build
  image: relaysh/core
- <<: *build
  name: other
- <<: *build
  ^^ step-name-duplicate: …
`));

  test('a name that is not written yet is no duplicate', () =>
    checkDiagnostics(`
steps:
- name:
  ^^^^ key-missing: …
  image: relaysh/core
- name:
  ^^^^ key-missing: …
  image: relaysh/core
`));
});
