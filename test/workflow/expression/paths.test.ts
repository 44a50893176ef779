import assert from 'node:assert/strict';
import { parseExpression, type Path, pathsOf, type Segment } from '../../../server/src/workflow/expression';
import { describeNames } from './describe';

suite('the paths of an expression', () => {
  suite('every way to write a connection names it, at its token', () => {
    for (const [text, type, name] of [
      ['connections.aws.x', 'aws', 'x'],
      ['connections.aws.my-account', 'aws', 'my-account'],
      [`connections.aws.'my account'`, 'aws', `'my account'`],
      ['connections.aws."x"', 'aws', '"x"'],
      ['connections.aws.`x`', 'aws', '`x`'],
      [`connections['aws']['x']`, `'aws'`, `'x'`],
      [`connections [ "aws" ] [ "x" ]`, '"aws"', '"x"'],
      [`connections.aws.('my-' + 'x')`, 'aws', `('my-' + 'x')`],
      ['$.connections.aws.x', 'aws', 'x'],
      [`$['connections'].aws.x`, 'aws', 'x'],
      ['connections /* c */ . aws . x', 'aws', 'x'],
      ['connections.aws.007', 'aws', '007'],
      [`path($, 'connections.aws.x')`, 'aws', 'x'],
      [`path(query: "connections['aws'].x", object: $)`, `'aws'`, 'x'],
      [`path($, "connections.\\x61ws.x")`, '\\x61ws', 'x'],
    ] as const) {
      test(text, () => {
        const path = pathsOf(parseExpression(text)).at(-1);
        assert.deepEqual(path && tokens(text, path).slice(1), [type, name]);
      });
    }
  });

  test('a path ends with its last bracket', () => {
    const text = ` connections.aws['x'] == 1`;
    const [path] = pathsOf(parseExpression(text));
    assert.equal(path && text.slice(path.span.start, path.span.end), `connections.aws['x']`);
  });

  suite('names', () => {
    test('are folded from constants', () => checkNames(`a['b' + 'c'].(1 + 1).(~1)`, ['a/bc/2/-2']));
    test('of numbers are their shortest decimal', () =>
      checkNames('a[1e21][0.000001][-0][1_0.50][0x1p4]', ['a/1000000000000000000000/0.000001/-0/10.5/16']));
    test('joined to text, numbers keep their exponent', () =>
      checkNames(`a.('x' + 1e21).('x' + 0.00001)`, ['a/x1e+21/x1e-05']));
    test('are unknown where variables decide them', () => checkNames('a[b].c', ['b', 'a/*/c']));
    test('are unknown for booleans, null, arrays and calls', () =>
      checkNames('a[true][null].[1].(f())', ['a/*/*/*/*']));
    test('may come from escapes', () => checkNames(String.raw`a.'\xc3\xa9\u00e9\351\''`, ["a/éé\ufffd'"]));
  });

  suite('roots', () => {
    test('$ alone is a path without segments', () => checkNames('$', ['']));
    test('right of |> nothing is rooted', () =>
      checkPiped('a |> b + f(c) |> d', ['a', 'piped b', 'piped c', 'piped d']));
    test('a pipe in parentheses ends there', () => checkPiped('(a |> b) + c', ['a', 'piped b', 'c']));
    test('a query about something else names nothing', () => checkNames(`path(a, 'connections.aws.x')`, ['a']));
    test('a query about the piped value names nothing', () => checkNames(`a |> path($, 'b.c')`, ['a', '']));
    test('a computed query names nothing', () => checkNames(`path($, concat('a', '.b'))`, ['']));
  });

  suite('a segment knows how it is written', () => {
    test('with a dot', () => checkLast('a.b', { notation: 'dot', quote: undefined, closed: true }));
    test('with a dot and quotes', () => checkLast(`a.'b'`, { notation: 'dot', quote: `'`, closed: true }));
    test('with an index', () => checkLast('a["b"]', { notation: 'index', quote: '"', closed: true }));
    test('as a root', () => checkLast('a', { notation: 'root', quote: undefined, closed: true }));
    test('without its closing quote', () => checkLast(`a.'b`, { notation: 'dot', quote: `'`, closed: false }));
    test('without its closing quote and bracket', () =>
      checkLast(`a["b`, { notation: 'index', quote: '"', closed: false, bracketClosed: false }));
    test('without its closing bracket', () =>
      checkLast('a["b"', { notation: 'index', quote: '"', closed: true, bracketClosed: false }));
    test('and where nothing is written', () => checkLast('a.', { notation: 'dot', missing: true, closed: true }));
  });

  suite('around an error', () => {
    test('what was read is kept', () =>
      checkNames('concat(connections.aws., secrets.a', ['connections/aws/?', 'secrets/a']));
    test('a name missing between two dots is empty', () => checkNames('connections..x', ['connections/?/x']));
    test('an index without a key is empty', () => checkNames('connections[].x', ['connections/?/x']));
    test('a word behind a dot and a space is another path', () => checkNames('a. b c', ['a/?', 'b', 'c']));
    test('an unknown operator separates two paths', () => checkNames('a ?? b.c', ['a', 'b/c']));
  });
});

function tokens(text: string, { segments }: Path): string[] {
  return segments.map(({ span }) => text.slice(span.start, span.end));
}

function checkNames(text: string, expected: readonly string[]): void {
  assert.deepEqual(
    pathsOf(parseExpression(text)).map(({ segments }) => describeNames(segments)),
    expected,
  );
}

function checkPiped(text: string, expected: readonly string[]): void {
  const described = pathsOf(parseExpression(text)).map(({ piped, segments }) => {
    return `${piped ? 'piped ' : ''}${describeNames(segments)}`;
  });
  assert.deepEqual(described, expected);
}

function checkLast(text: string, expected: Partial<Segment>): void {
  const segment = pathsOf(parseExpression(text)).at(-1)?.segments.at(-1);
  assert.ok(segment);
  assert.deepEqual({ ...segment, ...expected }, segment);
}
