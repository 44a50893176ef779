/** Time, chance and timers, which a test gives as it likes. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Calls once, later; the answer cancels it. */
  schedule(delayMs: number, call: () => void): () => void;
}

/** Those of this computer. */
export const surroundings: Surroundings = {
  now: Date.now,
  random: Math.random,
  schedule: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
};
