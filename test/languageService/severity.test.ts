import assert from 'node:assert/strict';
import { diagnose, readSeverities } from '../../server/src/languageService';
import { parseWorkflow } from '../../server/src/workflow/model';
import { now, readAccount } from './fixture';

const workflow = parseWorkflow(`steps:
- name: stop
  image: acme/step
  spec:
    missing: !Connection [aws, other]
    failing: !Connection [aws, prod]
`);

suite('severities', () => {
  test('without a setting a diagnostic chooses its own', () =>
    assert.deepEqual(found(undefined), ['connection-missing error', 'connection-unavailable warning']));

  test('a level holds for the code that it is set for', () =>
    assert.deepEqual(found({ 'connection-missing': 'information' }), [
      'connection-missing information',
      'connection-unavailable warning',
    ]));

  test('"off" takes the code away', () =>
    assert.deepEqual(found({ 'connection-unavailable': 'off' }), ['connection-missing error']));

  test('what is no level or no code is ignored and named', () => {
    const { severities, problems } = readSeverities({
      'connection-missing': 'eror',
      'connection-unavailable': 4,
      'conection-missing': 'off',
      other: 'hint',
      'connection-malformed': 'warning',
    });
    assert.deepEqual([...severities], [['connection-malformed', 'warning']]);
    assert.deepEqual(problems, [
      'The severity of connection-missing is "eror"; it is ignored, because it is none of error, warning, information, hint and off.',
      'The severity of connection-unavailable is 4; it is ignored, because it is none of error, warning, information, hint and off.',
      'No diagnostic has the code "conection-missing"; its severity is ignored. Did you mean "connection-missing"?',
      'No diagnostic has the code "other"; its severity is ignored.',
    ]);
  });

  test('a setting of another shape is ignored and said to be so', () => {
    for (const value of ['off', 1, [], true]) {
      const { severities, problems } = readSeverities(value);
      assert.equal(severities.size, 0);
      assert.equal(problems.length, 1);
    }
  });
});

/** The account has `aws/prod`, whose last test failed. */
function found(setting: unknown): readonly string[] {
  const { severities } = readSeverities(setting);
  return diagnose(workflow, readAccount('aws/prod!'), now, { severities }).map(
    ({ code, severity }) => `${code} ${severity}`,
  );
}
