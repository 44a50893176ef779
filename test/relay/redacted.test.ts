import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Redacted } from '../../server/src/relay/redacted';

suite('Redacted', () => {
  const secret = new Redacted('hunter2');

  test('only reveal gives the text', () => assert.equal(secret.reveal(), 'hunter2'));

  test('no usual way of making text shows it', () => {
    const holder = { nested: [secret], map: new Map([['a', secret]]), error: new Error('x', { cause: secret }) };
    const texts = [
      String(secret),
      ['Bearer', secret].join(' '),
      JSON.stringify({ secret }),
      inspect(holder, { depth: 10, showHidden: true }),
      'Bearer '.concat(secret as never),
      JSON.stringify(Object.entries(secret)),
      JSON.stringify(Object.getOwnPropertyNames(secret)),
    ];
    for (const text of texts) assert.ok(!text.includes('hunter2'), text);
    assert.deepEqual(texts.slice(0, 3), ['[redacted]', 'Bearer [redacted]', '{"secret":"[redacted]"}']);
  });

  test('a copy by structure holds nothing', () => {
    assert.deepEqual(Object.assign({}, secret), {});
    assert.deepEqual(structuredClone(secret), {});
  });

  test('whether it is empty can be asked without looking', () => {
    assert.equal(secret.isEmpty, false);
    assert.equal(new Redacted('').isEmpty, true);
  });
});
