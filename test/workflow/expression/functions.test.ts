import assert from 'node:assert/strict';
import { functions } from '../../../server/src/workflow/expression';
import { readVectors } from '../../conformance/vectors';

suite('the functions', () => {
  test('are those that the engine knows', () => {
    const known = readVectors()
      .filter(({ group, engine }) => group === 'fn-lib' && engine.evalOk)
      .map(({ text }) => /^\w+/.exec(text)?.[0]);
    assert.deepEqual([...functions.keys()].sort(), [...new Set([...known, 'notEquals'])].sort());
  });

  test('have a signature that starts with their name', () => {
    for (const [name, { signature }] of functions) assert.ok(signature.startsWith(`${name}(`), signature);
  });
});
