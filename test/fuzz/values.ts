/** Facts about what is said of values that somebody wants to keep secret. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectionTypes, type ConnectionField } from '../../server/src/relay/connectionTypes';
import { Redacted } from '../../server/src/relay/redacted';
import { checkValue } from '../../server/src/relay/valueChecks';
import { property, propertyOfAll, withinSeconds, type Property } from './property';

const fields: readonly ConnectionField[] = [
  ...connectionTypes.flatMap((type) => type.fields),
  { name: 'own', label: 'own', help: '', secret: true, multiline: false, required: true, shape: 'any' },
];

const canary = 'Q7ZK4XW9';

/** What the checks look for, with the canary in all places, so that each of them has its say. */
const pieces = [
  ...[
    '"',
    "'",
    '{"type":"service_account",',
    '"private_key":"',
    '}',
    '\\n',
    '\n',
    ' ',
    '=',
    'TOKEN_A=',
    'Bearer ',
    'https://',
  ],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    '-----BEGIN CERTIFICATE-----',
    'ssh-rsa AAAA',
    '/d/',
    '?a=',
    '@',
  ],
  ...[
    'xoxb-',
    'SG.',
    'AKIA',
    '<',
    '>',
    '…',
    '\u200B',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    btoa(canary),
    'LS0tLS1CRUdJTi',
  ],
];
const value = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.constant(canary), fc.string({ maxLength: 5 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

export const valueProperties: readonly Property[] = [
  property(
    'what is said of a value holds nothing of it, and a repaired one can be looked at again',
    [fc.constantFrom(...fields), value, value],
    (field, text, other) => {
      const others = fields
        .filter(({ shape }) => shape === field.shape)
        .map((like) => ({ field: like, value: new Redacted(other) }));
      const said = checkValue(field, new Redacted(text), others);
      assert.ok(!JSON.stringify(said ?? '').includes(canary));
      if (said?.repair === undefined) return;
      assert.notEqual(said.repair.value.reveal(), text);
      assert.ok(!JSON.stringify(checkValue(field, said.repair.value) ?? '').includes(canary));
    },
  ),
  propertyOfAll(
    'a value of 256 KB is looked at within seconds',
    () =>
      fields.flatMap((field) =>
        [' ', 'a', '\\n', '-----BEGIN A-----', '{', '\n', 'A_A'].map((unit) => ({ field, unit })),
      ),
    ({ field, unit }) => {
      const text = unit.repeat((256 * 1024) / unit.length);
      withinSeconds(`checking ${field.name}`, () => {
        for (const long of [text, `x${text}`, `-----BEGIN PRIVATE KEY-----${text}`, `${text}=`])
          checkValue(field, new Redacted(long));
      });
    },
  ),
];
