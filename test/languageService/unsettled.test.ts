import assert from 'node:assert/strict';
import {
  absentConnections,
  codeActions,
  connectionReferences,
  diagnose,
  hover,
  missingConnections,
} from '../../server/src/languageService';
import { connectionKey, type ConnectionId } from '../../server/src/relay/account';
import { parseWorkflow } from '../../server/src/workflow/model';
import { client } from './checkCompletion';
import { now, readFixture } from './fixture';

const { text, account } = readFixture(`
# account: slack/team, aws/prod
steps:
- name: stop
  image: acme/step
  spec:
    a: !Connection [aws, prd]
    b: !Connection [gcp, team]
    c: !Connection [awz, prod-2]
    d: !Connection [aws, old] # relay-ignore: connection-missing
`);
const workflow = parseWorkflow(text);

function unsettled(...ids: readonly ConnectionId[]) {
  const keys = new Set(ids.map(connectionKey));
  const shown = diagnose(workflow, account, now, { unsettled: keys });
  const actions = codeActions(workflow, { start: 0, end: text.length }, account, client, now, { unsettled: keys });
  return {
    shown: shown.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
    lacking: missingConnections(workflow, account, keys).map(({ type, name }) => `${type}/${name}`),
    preferred: actions.filter(({ preferred }) => preferred).map(({ title }) => title),
  };
}

suite('a connection whose absence is being checked', () => {
  test('is marked in no way, and the others are', () => {
    assert.deepEqual(unsettled().shown, [
      'connection-missing prd',
      'connection-wrong-type gcp',
      'connection-type-unknown awz',
    ]);
    assert.deepEqual(unsettled({ type: 'aws', name: 'prd' }).shown, [
      'connection-wrong-type gcp',
      'connection-type-unknown awz',
    ]);
    assert.deepEqual(unsettled({ type: 'gcp', name: 'team' }, { type: 'awz', name: 'prod-2' }).shown, [
      'connection-missing prd',
    ]);
  });

  test('does not make a comment that ignores it useless', () =>
    assert.ok(!unsettled({ type: 'aws', name: 'old' }).shown.some((problem) => problem.startsWith('ignore-unused'))));

  test('is not lacking, and nothing about it is the likeliest thing to do', () => {
    assert.deepEqual(unsettled().lacking, ['aws/prd', 'gcp/team', 'aws/old']);
    assert.deepEqual(unsettled({ type: 'aws', name: 'prd' }).lacking, ['gcp/team', 'aws/old']);
    assert.ok(unsettled().preferred.includes('Use aws connection "prod"'));
    assert.ok(!unsettled({ type: 'aws', name: 'prd' }).preferred.some((title) => title.includes('prod"')));
  });

  test('is there as soon as the list has it, whoever still checks others', () => {
    const keys = new Set([connectionKey({ type: 'aws', name: 'prod' })]);
    const other = parseWorkflow(text.replace('[aws, prd]', '[aws, prod]'));
    const offset = other.text.indexOf('prod');
    assert.equal(connectionReferences(other, account, now, keys)[0]?.verdict, 'present');
    assert.match(hover(other, offset, account, now, { unsettled: keys })?.text ?? '', /^\*\*prod\*\*/);
  });
});

suite('the connections that a workflow has and the account lacks', () => {
  const keysOf = (...ids: readonly (readonly [string, string])[]) =>
    new Set(ids.map(([type, name]) => connectionKey({ type, name })));

  test('are those of every diagnostic that says so, each once', () =>
    assert.deepEqual(
      absentConnections(workflow, account),
      keysOf(['aws', 'prd'], ['gcp', 'team'], ['awz', 'prod-2'], ['aws', 'old']),
    ));

  test('are not those whose names are being typed or were meant to be computed', () => {
    const unfinished = text.replace('[aws, prd]', `[aws, '']`).replace('[gcp, team]', `[aws, '\${parameters.name}']`);
    assert.deepEqual(absentConnections(parseWorkflow(unfinished), account), keysOf(['awz', 'prod-2'], ['aws', 'old']));
  });

  test('are not known as long as the account is not', () =>
    assert.equal(absentConnections(workflow, { kind: 'signedOut' }), undefined));
});
