/** `Surroundings` with a clock that is set, chance that is given, and timers that run when the clock passes them. */
export function setSurroundings({ random = 0.5 } = {}) {
  let now = 1_000_000;
  let timers: { readonly at: number; readonly call: () => void }[] = [];
  return {
    now: () => now,
    random: () => random,
    schedule: (delayMs: number, call: () => void) => {
      const timer = { at: now + delayMs, call };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    /** How many wait. */
    timers: () => timers.length,
    pass: (milliseconds: number) => {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { call } of due) call();
    },
  };
}
