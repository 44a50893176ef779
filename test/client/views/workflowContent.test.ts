import assert from 'node:assert/strict';
import {
  countMissing,
  missingInWords,
  placesOf,
  workflowContent,
  type WorkflowSight,
} from '../../../client/src/views/workflowContent';
import type { ReferenceToConnection } from '../../../server/src/protocol';
import type { AccountSnapshot, KnownAccount } from '../../../server/src/relay/account';
import { knownAccount } from '../../relay/knownAccount';
import { outline } from './outline';

const now = Date.UTC(2026, 0, 1, 12);
const known: KnownAccount = {
  ...knownAccount(),
  connections: [
    {
      id: '1',
      type: 'aws',
      name: 'prod',
      auth: 'oauth2',
      availability: { status: 'available', testedAt: '2026-01-01T10:00:00Z' },
      workflows: [],
    },
  ],
  readAt: now - 40_000,
};

const prod = reference('aws/prod', 'present', 3);
const missing = reference('datadog/events', 'missing', 9);

suite('the view of the workflow', () => {
  test('each connection is there once, in the order of the text, with what the account says of it', () =>
    checkView(
      read(
        missing,
        prod,
        reference('kubernetes/eu', 'unavailable', 12),
        reference('aws/team', 'wrongType', 15),
        reference('awz/prod', 'typeUnknown', 18),
        { ...missing, range: lineOf(21), holder: { kind: 'trigger', name: 'nightly', index: 0, path: 'binding.x' } },
      ),
      known,
      `
[deploy.yaml]
error events (datadog, missing, 2 places)
  go-to-file 9 (spec.connection)
  go-to-file nightly (binding.x)
pass prod (aws)
warning eu (kubernetes, failed its last test)
error team (aws, wrong type)
error prod (awz, unknown type)`,
    ));

  test('what is absent from a list that is being read again is being checked', () => {
    const unsettled = reference('aws/new', 'unsettled', 3);
    checkView(read(unsettled), known, '\n[deploy.yaml]\nloading~spin new (aws, being checked)');
    assert.match(rowOf(unsettled).tooltip?.() ?? '', /Not in the list of the account, which is being read again/);
  });

  test('on an old list what is absent is a warning', () =>
    checkView(
      read({ ...missing, problem: { severity: 'warning', message: 'No events.' } }),
      known,
      '\n[deploy.yaml]\nwarning events (datadog, missing)',
    ));

  test('where nothing can be said nothing is', () => {
    const { type, range, holder, verdict, isToCreate } = reference('aws/', 'none', 3);
    const every = { type, range, holder, verdict, isToCreate };
    checkView(
      read(every, reference('aws/', 'none', 4), reference('aws/${parameters.name}', 'none', 5)),
      known,
      `
[deploy.yaml]
circle-outline aws (all connections of this type)
circle-outline no name yet (aws)
circle-outline \${parameters.name} (aws)`,
    );
    assert.deepEqual(rowOf(every).target, { type: 'aws' });
  });

  test('of an account that is not known it says why nothing is known', () => {
    const sight = read(reference('aws/prod', 'none', 3));
    const row = 'circle-outline prod (aws)';
    checkView(
      sight,
      { kind: 'signedOut' },
      `\n[deploy.yaml]\n"Whether these exist is not known: you are not signed in to Relay."\n${row}`,
    );
    checkView(
      sight,
      { kind: 'unknown', reason: 'unreachable', message: 'No network.' },
      `\n[deploy.yaml]\n"Whether these exist is not known: Relay cannot be reached now."\n${row}`,
    );
    checkView(sight, { kind: 'unknown', reason: 'loading', message: 'Not read.' }, `\n[deploy.yaml]\n${row}`);
    checkView(
      read(prod),
      { ...known, failure: { reason: 'unreachable', message: 'No network.' } },
      '\n[deploy.yaml]\n"As the account was 40 s ago: Relay cannot be reached now."\npass prod (aws)',
    );
  });

  test('without a workflow, or without connections in it, there are words', () => {
    checkView({ kind: 'none' }, known, '\n<none>');
    checkView({ kind: 'loading', file: 'deploy.yaml' }, known, '\n<loading>\n[deploy.yaml]');
    checkView(read(), known, '\n<noConnections>\n[deploy.yaml]');
  });

  test('the tooltip is what the squiggle says, or what the account has, and where it is used', () => {
    assert.equal(rowOf(missing).tooltip?.(), 'No events.\n\nIn step 9, spec.connection (line 10).');
    assert.equal(
      rowOf(prod, { ...prod, range: lineOf(7), holder: { ...prod.holder, name: 'two' } }).tooltip?.(),
      '**prod** (aws) in account acme\n\nPassed its last test 2 h ago.\n\nAuthorized in the browser.\n\n' +
        'In 2 places:\n\n- step 3, spec.connection (line 4)\n- step two, spec.connection (line 8)',
    );
  });

  test('a screen reader hears what the icon says', () => {
    assert.equal(rowOf(missing).spoken, 'events, datadog connection, missing');
    assert.equal(rowOf(prod, prod).spoken, 'prod, aws connection, on the account, 2 places');
  });

  test('rows carry what their commands need', () => {
    assert.deepEqual(rowOf(missing).target, {
      type: 'datadog',
      name: 'events',
      connection: { type: 'datadog', name: 'events' },
    });
    assert.equal(rowOf(missing).context, 'reference missing');
    assert.equal(rowOf(prod).context, 'reference onAccount oauth2');
  });

  test('every row knows its place in the text', () => {
    const second = { ...prod, range: lineOf(7) };
    const sight = read(missing, prod, second);
    const [, row] = workflowContent(sight, { account: known, workspace: undefined, now }).nodes;
    const places = placesOf(sight);
    assert.deepEqual(places.get(row!.id), prod.range);
    assert.deepEqual(
      row!.children?.().map(({ id }) => places.get(id)),
      [prod.range, second.range],
    );
  });

  test('a connection that is missing in several places is one that is missing, and a slip is none', () => {
    const references = [missing, missing, reference('awz/prod', 'typeUnknown', 4), prod];
    assert.equal(countMissing(references), 1);
    assert.equal(missingInWords(1, 'deploy.yaml', known), '1 connection of deploy.yaml is missing from account acme');
    assert.equal(missingInWords(2, 'deploy.yaml', known), '2 connections of deploy.yaml are missing from account acme');
  });
});

/** `line` is counted from 0. */
function reference(id: string, verdict: ReferenceToConnection['verdict'], line: number): ReferenceToConnection {
  const [type = '', name = ''] = id.split('/');
  const severity = verdict === 'unavailable' ? 'warning' : 'error';
  return {
    type,
    name,
    range: lineOf(line),
    holder: { kind: 'step', name: String(line), index: line, path: 'spec.connection' },
    verdict,
    isToCreate: verdict === 'missing' || verdict === 'wrongType',
    ...(!['none', 'unsettled', 'present'].includes(verdict) && { problem: { severity, message: `No ${name}.` } }),
  };
}

function lineOf(line: number): ReferenceToConnection['range'] {
  return { start: { line, character: 0 }, end: { line, character: 4 } };
}

const read = (...references: readonly ReferenceToConnection[]): WorkflowSight => ({
  kind: 'read',
  file: 'deploy.yaml',
  references,
  secrets: [],
});

const rowOf = (...places: readonly ReferenceToConnection[]) =>
  workflowContent(read(...places), { account: known, workspace: undefined, now }).nodes[0]!;

function checkView(sight: WorkflowSight, account: AccountSnapshot, expected: string): void {
  assert.equal(`\n${outline(workflowContent(sight, { account, workspace: undefined, now }))}`, expected);
}
