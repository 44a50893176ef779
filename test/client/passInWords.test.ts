import assert from 'node:assert/strict';
import { passInWords, verdictsInWords } from '../../client/src/commands/passInWords';

const [prod, ops, events] = [
  { type: 'aws', name: 'prod' },
  { type: 'slack', name: 'ops' },
  { type: 'datadog', name: 'events' },
];

suite('one pass through several connections', () => {
  test('says what was created, what was there already, and what is still missing', () => {
    assert.equal(
      passInWords({ created: [prod, ops, events], existed: [], left: [] }, 'acme'),
      'Created 3 of 3 connections in acme: aws "prod", slack "ops" and datadog "events".',
    );
    assert.equal(
      passInWords({ created: [prod], existed: [ops], left: [events] }, 'acme'),
      'Created 1 of 3 connections in acme: aws "prod". Already there: slack "ops". Still missing: datadog "events".',
    );
    assert.equal(
      passInWords({ created: [], existed: [], left: [prod] }, 'acme'),
      'No connection was created in acme. Still missing: aws "prod".',
    );
  });

  test('and after their tests, what does not work', () => {
    const works = { kind: 'works', sentence: 'Works.' } as const;
    const fails = { kind: 'fails', sentence: 'It fails.' } as const;
    assert.match(verdictsInWords([works, works]), /^All 2 connections work/);
    assert.equal(verdictsInWords([works, fails]), '1 of 2 connections works. It fails.');
    assert.equal(verdictsInWords([fails, fails]), 'None of them works. It fails. It fails.');
  });
});
