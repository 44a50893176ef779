import assert from 'node:assert/strict';
import { describeAge } from '../../server/src/relay/account';
import { knownAccount } from './knownAccount';

suite('The age of what is known', () => {
  const account = knownAccount();
  const second = 1000;
  const minute = 60 * second;
  const hour = 60 * minute;
  const day = 24 * hour;

  for (const [age, words] of [
    [-5 * minute, 'just now'],
    [0, 'just now'],
    [4 * second, 'just now'],
    [5 * second, '5 s ago'],
    [40 * second, '40 s ago'],
    [89 * second, '89 s ago'],
    [90 * second, '2 min ago'],
    [5 * minute, '5 min ago'],
    [89 * minute, '89 min ago'],
    [90 * minute, '2 h ago'],
    [3 * hour, '3 h ago'],
    [35 * hour, '35 h ago'],
    [36 * hour, '2 days ago'],
    [10 * day, '10 days ago'],
  ] as const)
    test(`${age / second} s are said as "${words}"`, () =>
      assert.equal(describeAge(account, account.readAt + age), words));
});
