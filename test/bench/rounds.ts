/** Takes turns, so that whatever else the machine does hits every server alike. */

export interface Turn {
  /** Does it once. @returns false when there is no point in going on, because the server does not answer any more */
  readonly take: (round: number) => Promise<boolean>;
}

export interface RoundsOptions {
  readonly rounds: number;
  /** Milliseconds that one of them may take in all. Who needs more takes part in fewer rounds, spread evenly, but in three at least. */
  readonly budget: number;
  readonly now?: () => number;
}

const fewest = 3;

/** In each round everybody has a turn, in an order that moves on by one. */
export async function takeTurns(turns: readonly Turn[], options: RoundsOptions): Promise<void> {
  const { rounds, budget, now = () => performance.now() } = options;
  const players = turns.map((turn) => ({ turn, spent: 0, taken: 0, out: false }));
  for (let round = 0; round < rounds; round++) {
    for (let place = 0; place < players.length; place++) {
      const player = players[(round + place) % players.length];
      if (player === undefined || player.out) continue;
      const earned = (budget * (round + 1)) / rounds;
      const mustCatchUp = rounds - round <= fewest - player.taken;
      const mayGo = player.spent === 0 || player.spent + player.spent / player.taken <= earned || mustCatchUp;
      if (!mayGo) continue;
      const started = now();
      player.out = !(await player.turn.take(round));
      player.spent += now() - started;
      player.taken += 1;
    }
  }
}
