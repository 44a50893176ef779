import assert from 'node:assert/strict';
import { checkDiagnostics } from '../checkDiagnostics';

suite('trigger-name-duplicate', () => {
  test('on every trigger after the first; a step of that name does not matter', () => {
    const [diagnostic] = checkDiagnostics(`
triggers:
- name: nightly
  source: { type: push }
- name: nightly
  #     ^^^^^^^ trigger-name-duplicate: A trigger before this one is named "nightly" already. Give each trigger a name of its own.
  source: { type: push }
steps:
- name: nightly
  image: relaysh/core
`);
    assert.equal(diagnostic?.severity, 'warning');
  });
});
