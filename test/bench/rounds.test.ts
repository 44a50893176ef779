import assert from 'node:assert/strict';
import { takeTurns } from './rounds';

suite('rounds', () => {
  /** Who had a turn, in order: each letter takes so many milliseconds, and ends at the given turn. */
  async function play(
    players: Readonly<Record<string, { readonly takes: number; readonly ends?: number }>>,
    options: { readonly rounds: number; readonly budget: number },
  ): Promise<string> {
    let time = 0;
    let order = '';
    const turns = Object.entries(players).map(([name, { takes, ends = Infinity }]) => {
      let taken = 0;
      return {
        take: () => {
          order += name;
          time += takes;
          taken += 1;
          return Promise.resolve(taken < ends);
        },
      };
    });
    await takeTurns(turns, { ...options, now: () => time });
    return order;
  }

  const quick = { takes: 1 };

  test('everybody has a turn in each round, and each begins one', async () => {
    assert.equal(await play({ a: quick, b: quick, c: quick }, { rounds: 4, budget: 100 }), 'abcbcacababc');
  });

  test('who is too slow takes part in fewer rounds, spread over all of them', async () => {
    assert.equal(
      (await play({ a: quick, b: { takes: 10 } }, { rounds: 12, budget: 40 })).replace(/a+/g, 'a'),
      'ababababa',
    );
  });

  test('in three at least, however slow', async () => {
    const order = await play({ a: quick, b: { takes: 1000 } }, { rounds: 10, budget: 40 });
    assert.equal(order.replaceAll('a', ''), 'bbb');
  });

  test('who does not answer any more has no further turn', async () => {
    assert.equal(await play({ a: quick, b: { takes: 1, ends: 2 } }, { rounds: 4, budget: 100 }), 'abbaaa');
  });
});
