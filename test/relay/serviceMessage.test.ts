import assert from 'node:assert/strict';
import { Redacted } from '../../server/src/relay/redacted';
import { serviceMessageOf } from '../../server/src/relay/serviceMessage';

suite('The words of the service', () => {
  const checkWords = (error: unknown, expected: string | undefined, ...sent: string[]) =>
    assert.equal(
      serviceMessageOf(
        JSON.stringify({ error }),
        sent.map((value) => new Redacted(value)),
      ),
      expected,
    );
  const said = (friendly: string) => ({ formatted: { friendly } });

  test('formatted words are best, then the description, then the title', () => {
    const all = { formatted: { friendly: 'a' }, description: { friendly: 'b' }, title: 'c' };
    checkWords(all, 'a');
    checkWords({ ...all, formatted: undefined }, 'b');
    checkWords({ ...all, formatted: { technical: 'x' } }, 'b');
    checkWords({ title: 'c' }, 'c');
  });

  test('what is said of single items follows', () => {
    checkWords(
      { ...said('Not valid.'), items: { name: said('Too long.'), type: { title: 'Unknown.' } } },
      'Not valid. name: Too long. type: Unknown.',
    );
    checkWords({ items: { name: said('Too long.') } }, 'name: Too long.');
  });

  test('a body without words has none', () => {
    for (const error of [undefined, null, 7, 'text', [], {}, { title: '' }, { formatted: 'x', items: [said('x')] }])
      checkWords(error, undefined);
    for (const body of ['', '<html>502</html>', '[]', '"x"', '{"error"', '{"errors": []}'])
      assert.equal(serviceMessageOf(body, []), undefined);
  });

  test('they are one line of at most 300 characters', () => {
    checkWords(said('a\n\tb\u0000c  d '), 'a b c d');
    const long = serviceMessageOf(JSON.stringify({ error: said('x'.repeat(5000)) }), []);
    assert.equal(long?.length, 300);
    assert.ok(long.endsWith('…'));
  });

  test('nothing that was sent is repeated', () => {
    checkWords(said('hunter2 is too short, hunter2!'), '[redacted] is too short, [redacted]!', 'hunter2');
    checkWords(said('Not valid.'), 'Not valid.', 'hunter2', '');
    checkWords({ items: { password: said('hunter2?') } }, 'password: [redacted]?', 'hunter2');
  });

  test('not as JSON writes it, nor line by line', () => {
    checkWords(said('bad: a\\"b\\nc'), 'bad: [redacted]', 'a"b\nc');
    checkWords(
      said('line 2 is not base64: MIIEpAIBAAKC'),
      'line 2 is not base64: [redacted]',
      '-----BEGIN KEY-----\nMIIEpAIBAAKC\n-----END KEY-----',
    );
  });

  test('the longer of two values is taken out whole', () => {
    checkWords(said('no secret-longer here'), 'no [redacted] here', 'secret-longer');
    checkWords(said('no secret-longer here'), 'no [redacted] here', 'secret', 'secret-longer');
  });

  test('a value of a few letters is taken out where it stands alone', () => {
    checkWords(said('"abc" is not an alphabet of abcs'), '"[redacted]" is not an alphabet of abcs', 'abc');
  });
});
