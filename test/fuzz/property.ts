/**
 * A fact about every input, written once: `npm test` tries it on a few inputs, the same each time, `npm run fuzz` on very many.
 */
import fc from 'fast-check';

export interface Property {
  /** The fact: `an expression is read without an exception`. */
  readonly name: string;
  /** @throws an error that tells the smallest input for which it does not hold */
  readonly check: (effort: Effort) => void;
}

export interface Effort {
  /** How many inputs. */
  readonly runs: number;
  /** The same seed gives the same inputs. */
  readonly seed?: number;
}

export function property<Inputs extends [unknown, ...unknown[]]>(
  name: string,
  arbitraries: { [Index in keyof Inputs]: fc.Arbitrary<Inputs[Index]> },
  holds: (...inputs: Inputs) => void,
): Property {
  return {
    name,
    check: ({ runs, seed }) => {
      fc.assert(fc.property(...arbitraries, holds), { numRuns: runs, ...(seed !== undefined && { seed }) });
    },
  };
}

/** All of these inputs, or as many of them, evenly spread, as there shall be runs. */
export function propertyOfAll<Input>(
  name: string,
  inputs: () => readonly Input[],
  holds: (input: Input) => void,
): Property {
  return {
    name,
    check: ({ runs }) => {
      const all = inputs();
      const step = Math.max(1, all.length / runs);
      for (let at = 0; at < all.length; at += step) {
        const input = all[Math.floor(at)] as Input;
        try {
          holds(input);
        } catch (error) {
          throw new Error(`Does not hold for ${JSON.stringify(input).slice(0, 2000)}`, { cause: error });
        }
      }
    },
  };
}

/**
 * Seconds of processor time, garbage collection included: what others do on the machine does not count. None of this takes one on a fast machine, so five
 * are enough on a slow one.
 */
export function withinSeconds(what: string, run: () => void): void {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  const milliseconds = Math.round((user + system) / 1000);
  if (milliseconds > 5000) throw new Error(`${what} takes ${milliseconds} ms`);
}
