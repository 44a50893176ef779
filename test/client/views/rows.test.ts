import assert from 'node:assert/strict';
import type { Node } from '../../../client/src/views/node';
import { createRows, type Element, type Rows } from '../../../client/src/views/rows';

suite('rows of a view', () => {
  test('only what reads differently is drawn again', () => {
    const rows = drawn([row('a', '1'), row('b', '1')]);
    assert.deepEqual(idsOf(rows.show([row('a', '1'), row('b', '2')])), ['b']);
    drawAll(rows);
    assert.deepEqual(idsOf(rows.show([row('a', '1'), row('b', '2')])), []);
  });

  test('a row more, a row less or another order is everything', () => {
    const rows = drawn([row('a'), row('b')]);
    assert.equal(rows.show([row('a')]), 'all');
    drawAll(rows);
    assert.equal(rows.show([row('b'), row('a')]), 'all');
  });

  test('a row keeps the object that VS Code knows it by', () => {
    const rows = createRows();
    rows.show([row('a', '1')]);
    const [before] = rows.children(undefined);
    rows.show([row('a', '2'), row('b')]);
    assert.equal(rows.children(undefined)[0], before);
    assert.equal(rows.draw(before!)?.description, '2');
  });

  test('other rows below a row draw that row again', () => {
    const rows = drawn([group('g', [row('a')]), group('h', [row('c')])]);
    assert.deepEqual(idsOf(rows.show([group('g', [row('a'), row('b')]), group('h', [row('c')])])), ['g']);
  });

  test('what nobody opened is not even made', () => {
    const rows = createRows();
    const closed: Node = { ...row('g'), children: () => assert.fail('it is closed') };
    rows.show([closed]);
    rows.children(undefined).forEach((element) => rows.draw(element));
    assert.deepEqual(rows.show([closed]), []);
  });

  test('a tooltip that has been shown is renewed when it would say something else', () => {
    const rows = drawn([
      { ...row('a'), tooltip: () => '40 s ago' },
      { ...row('b'), tooltip: () => '40 s ago' },
    ]);
    const [a] = rows.children(undefined);
    assert.equal(rows.tooltip(a!), '40 s ago');
    const later = [
      { ...row('a'), tooltip: () => '55 s ago' },
      { ...row('b'), tooltip: () => '55 s ago' },
    ];
    assert.deepEqual(idsOf(rows.show(later)), ['a']);
    rows.draw(a!);
    assert.deepEqual(idsOf(rows.show(later)), []);
  });

  test('a row that has gone has nothing to show', () => {
    const rows = drawn([row('a')]);
    const [gone] = rows.children(undefined);
    rows.show([]);
    assert.equal(rows.draw(gone!), undefined);
    assert.deepEqual(rows.children(gone), []);
  });

  test('a tick of the clock over 10,000 rows that are open takes less than a person notices', () => {
    const many = (when: string): readonly Node[] => [
      group(
        'g',
        Array.from({ length: 10_000 }, (_, index) => row(`r${index}`, index === 7 ? when : 'tested 2 h ago')),
      ),
    ];
    const rows = drawn(many('tested 2 h ago'));
    const later = many('tested 3 h ago');
    const started = performance.now();
    assert.deepEqual(idsOf(rows.show(later)), ['r7']);
    assert.ok(performance.now() - started < 500);
  });
});

function row(id: string, description = ''): Node {
  return { id, label: id, description, spoken: id, context: '' };
}

const group = (id: string, below: readonly Node[]): Node => ({ ...row(id), children: () => below });

function drawn(nodes: readonly Node[]): Rows {
  const rows = createRows();
  rows.show(nodes);
  drawAll(rows);
  return rows;
}

/** As VS Code does with a view in which everything is open. */
function drawAll(rows: Rows, element?: Element): void {
  for (const below of rows.children(element)) {
    rows.draw(below);
    if (rows.node(below)?.children) drawAll(rows, below);
  }
}

const idsOf = (redraw: ReturnType<Rows['show']>): readonly string[] | 'all' =>
  redraw === 'all' ? 'all' : redraw.map(({ id }) => id);
