/**
 * How much memory V8 may take for speed. Left alone, it lets tens of megabytes of garbage gather and optimizes code that is quick enough, as
 * suits a busy server; but every window of an editor has one of ours, and most workflows are short. So it is held back until there is a
 * long workflow or a large account. What is set here is looked at by V8 each time it decides; the sizes that it fixes at its start are not.
 */
import { setFlagsFromString } from 'node:v8';

export interface Memory {
  /** A text of so many characters is open. */
  holdText(characters: number): void;
  holdAccount(connections: number): void;
}

/**
 * No optimizing compiler, a young generation that stays at its first size, an old one that is collected after 30 % of what it may grow: that is
 * 8 MB at least, as much as all that we hold for a short workflow.
 */
const sparing = [
  '--no-opt',
  '--optimize-for-size',
  '--semi-space-growth-factor=1',
  '--incremental-marking-hard-trigger=30',
];

/** What a large account asks for: names are compared with thousands, and there is more to look through at each collection. */
const optimizing = ['--opt', '--incremental-marking-hard-trigger=0'];

/** V8's defaults, but for a heap that may double, and not quadruple, before it is collected. */
const generous = [
  ...optimizing,
  '--no-optimize-for-size',
  '--semi-space-growth-factor=2',
  '--heap-growing-percent=100',
];

/** About 700 lines: the time to read such a text as a whole begins to be felt. */
const longText = 20_000;
const largeAccount = 1000;

/** Where V8's settings cannot be changed any more, nothing is: Electron may be built so. */
export function spareMemory(
  setFlag: (flag: string) => void = isElectron ? () => undefined : setFlagsFromString,
): Memory {
  let level: readonly string[] = sparing;
  const rise = (from: readonly (readonly string[])[], to: readonly string[]): void => {
    if (!from.includes(level)) return;
    level = to;
    level.forEach(setFlag);
  };
  sparing.forEach(setFlag);
  return {
    holdText(characters) {
      if (characters > longText) rise([sparing, optimizing], generous);
    },
    holdAccount(connections) {
      if (connections > largeAccount) rise([sparing], optimizing);
    },
  };
}

const isElectron = 'electron' in process.versions;
