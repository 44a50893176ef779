/** The measures of one file size: all servers with the same file, taking turns. */
import type { Contender, ContenderName } from './contenders';
import { usageOf } from './processUsage';
import type { MeasureName, Samples } from './results';
import { takeTurns } from './rounds';
import { NoAnswer, Session } from './session';
import { randomFrom } from './random';

export interface MeasuresOptions {
  readonly contenders: readonly Contender[];
  /** Those whose starts are measured; the others start once, for everything else. */
  readonly starters: readonly Contender[];
  readonly text: string;
  readonly lines: number;
  readonly wanted: ReadonlySet<MeasureName>;
  /** Keystrokes; the other measures are taken less often, in proportion. */
  readonly runs: number;
  /** Milliseconds for one answer, and for all of one server in one measure. */
  readonly limit: number;
  readonly budget: number;
  readonly report: (line: string) => void;
}

/** How often a burst is typed, how many edits it has, and the milliseconds between two. */
const burst = { edits: 100, apart: 5 } as const;

export async function measureSize(options: MeasuresOptions): Promise<readonly Samples[]> {
  const { wanted, runs } = options;
  const recorder = new Recorder(options.lines);
  if (wanted.has('start')) await measureStarts(options, recorder, Math.ceil(runs / 10));
  const sessions = options.contenders.map((contender): Seat => ({ contender, session: undefined }));
  if ([...wanted].some((measure) => measure !== 'start')) {
    await startAll(options, sessions);
    await proveAll(sessions);
    if (wanted.has('keystroke')) await measureKeystrokes(options, recorder, sessions);
    if (wanted.has('completion')) await measureCompletions(options, recorder, sessions);
    if (wanted.has('hover')) await measureHovers(options, recorder, sessions);
    if (wanted.has('burst')) await measureBursts(options, recorder, sessions);
    if (wanted.has('memory')) measureMemory(recorder, sessions);
  }
  for (const { session } of sessions) await session?.stop();
  return recorder.samples.filter(
    ({ measure }) => wanted.has(measure) || (measure === 'burstProcessor' && wanted.has('burst')),
  );
}

/** A server with the file open; without a session once it has not answered. */
interface Seat {
  readonly contender: Contender;
  session: Session | undefined;
}

async function measureStarts(
  { starters, text, limit, budget, report, lines }: MeasuresOptions,
  recorder: Recorder,
  rounds: number,
): Promise<void> {
  report(`${lines} lines: starts`);
  await takeTurns(
    starters.map((contender) => ({
      take: () =>
        recorder.attempt('start', contender.name, limit, async () => {
          const { session, took } = await Session.start(contender, { text, limit });
          await session.stop();
          return took;
        }),
    })),
    { rounds, budget },
  );
}

/** Who does not answer has no session. */
async function startAll({ text, limit }: MeasuresOptions, seats: readonly Seat[]): Promise<void> {
  for (const seat of seats) {
    try {
      seat.session = (await Session.start(seat.contender, { text, limit })).session;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }
}

/** Before anything is timed: each server does see what is wrong, and what is not. */
const proveAll = (seats: readonly Seat[]): Promise<void> => inEach(seats, (session) => session.proveThatItReads());

const restore = (seats: readonly Seat[]): Promise<void> => inEach(seats, (session) => session.restore());

async function inEach(seats: readonly Seat[], act: (session: Session) => Promise<void>): Promise<void> {
  for (const seat of seats) {
    try {
      if (seat.session !== undefined) await act(seat.session);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      leave(seat);
    }
  }
}

/** Every other keystroke is in the connection's name, the others in the misspelled type: eight are typed in each, and taken back. */
async function measureKeystrokes(options: MeasuresOptions, recorder: Recorder, seats: readonly Seat[]): Promise<void> {
  const { report, lines, runs } = options;
  report(`${lines} lines: keystrokes`);
  await eachInTurn(options, seats, runs, (seat) => {
    let keystroke = 0;
    const random = randomFrom(1);
    return (session) =>
      recorder.attempt('keystroke', seat.contender.name, options.limit, () => {
        const place = keystroke % 2 === 0 ? 'name' : 'type';
        const typing = keystroke % 32 < 16;
        keystroke += 1;
        return session.change(place, typing ? { type: letter(random) } : { erase: 1 });
      });
  });
  await restore(seats);
}

async function measureCompletions(options: MeasuresOptions, recorder: Recorder, seats: readonly Seat[]): Promise<void> {
  const { report, lines, runs, limit } = options;
  report(`${lines} lines: completions`);
  const asking = seats.filter(({ contender }) => contender.answersRequests);
  // What is left begins as every name of the type does: there is much to offer.
  await inEach(asking, async (session) => {
    await session.change('name', { erase: session.file.value('name').length - shortest });
  });
  await eachInTurn(options, asking, Math.ceil(runs / 5), (seat) => {
    let items = 0;
    return async (session) => {
      const going = await recorder.attempt('completion', seat.contender.name, limit, async () => {
        // Both are on their way before the server sees the first, as from an editor that completes while one types.
        const forth = session.file.value('name').length === shortest;
        const { took, count } = await session.changeAndComplete('name', forth ? { type: '1' } : { erase: 1 });
        items = count;
        return took;
      });
      recorder.remark('completion', seat.contender.name, `${items} items`);
      return going;
    };
  });
  await restore(seats);
}

/** Characters of a connection's name that are there before the next is typed. */
const shortest = 'aws-0'.length;

async function measureHovers(options: MeasuresOptions, recorder: Recorder, seats: readonly Seat[]): Promise<void> {
  const { report, lines, runs, limit } = options;
  report(`${lines} lines: hovers`);
  const asking = seats.filter(({ contender }) => contender.answersRequests);
  await eachInTurn(options, asking, Math.ceil(runs / 5), ({ contender }) => {
    // Each where it has something to say.
    const place = contender.knowsAccount ? 'name' : 'type';
    return (session) =>
      recorder.attempt('hover', contender.name, limit, async () => {
        const started = performance.now();
        const answered = await session.hover(place);
        if (!answered) recorder.remark('hover', contender.name, 'says nothing');
        return performance.now() - started;
      });
  });
}

async function measureBursts(options: MeasuresOptions, recorder: Recorder, seats: readonly Seat[]): Promise<void> {
  const { report, lines, runs, limit } = options;
  report(`${lines} lines: bursts`);
  await eachInTurn(options, seats, Math.ceil(runs / 20), (seat) => async (session) => {
    const before = usageOf(session.pid).processorTime;
    const going = await recorder.attempt('burst', seat.contender.name, limit, async () => {
      const started = performance.now();
      for (let edit = 0; edit < burst.edits - 1; edit++) {
        session.typeAhead('name', 'x');
        await until(started + (edit + 1) * burst.apart);
      }
      // In the other place, where every server that knows workflows shows that it has seen it.
      return session.change('type', { type: 'x' });
    });
    const after = usageOf(session.pid).processorTime;
    if (going && before !== undefined && after !== undefined)
      recorder.add('burstProcessor', seat.contender.name, after - before);
    if (going) await restore([seat]);
    return going && seat.session !== undefined;
  });
}

function measureMemory(recorder: Recorder, seats: readonly Seat[]): void {
  for (const { contender, session } of seats) {
    const peak = session && usageOf(session.pid).peakMemory;
    if (peak !== undefined) recorder.add('memory', contender.name, peak);
  }
}

/** @param play makes, for each server, what it does at its turn */
async function eachInTurn(
  { budget }: MeasuresOptions,
  seats: readonly Seat[],
  rounds: number,
  play: (seat: Seat) => (session: Session) => Promise<boolean>,
): Promise<void> {
  const turns = seats.map((seat) => {
    const turn = play(seat);
    return {
      take: async () => {
        if (seat.session === undefined) return false;
        const going = await turn(seat.session);
        if (!going) leave(seat);
        return going;
      },
    };
  });
  await takeTurns(turns, { rounds, budget });
}

/** It is still busy with what it was asked, and would be for the next question. */
function leave(seat: Seat): void {
  seat.session?.kill();
  seat.session = undefined;
}

const letter = (random: () => number): string => String.fromCharCode(97 + Math.floor(random() * 26));

/** Resolves at this time of `performance.now()`, or at the next turn of the event loop when it is past. */
function until(time: number): Promise<void> {
  return new Promise((resolve) => {
    // Timers are late by up to a millisecond, and later in a row: so the wait is to a point in time, not for a span.
    setTimeout(resolve, Math.max(0, time - performance.now()));
  });
}

class Recorder {
  private readonly found = new Map<string, { values: number[] } & Omit<Samples, 'values'>>();

  constructor(private readonly size: number) {}

  get samples(): readonly Samples[] {
    return [...this.found.values()];
  }

  add(measure: MeasureName, contender: ContenderName, value: number): void {
    this.entry(measure, contender).values.push(value);
  }

  remark(measure: MeasureName, contender: ContenderName, note: string): void {
    this.change(measure, contender, { note });
  }

  /** @returns false if there was no answer */
  async attempt(
    measure: MeasureName,
    contender: ContenderName,
    limit: number,
    act: () => Promise<number>,
  ): Promise<boolean> {
    try {
      this.add(measure, contender, await act());
      return true;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.change(measure, contender, { over: limit });
      return false;
    }
  }

  private change(measure: MeasureName, contender: ContenderName, change: Partial<Samples>): void {
    const entry = this.entry(measure, contender);
    this.found.set(`${measure} ${contender}`, { ...entry, ...change, values: entry.values });
  }

  private entry(measure: MeasureName, contender: ContenderName): { values: number[] } & Omit<Samples, 'values'> {
    const key = `${measure} ${contender}`;
    const entry = this.found.get(key) ?? { measure, contender, size: this.size, values: [] };
    this.found.set(key, entry);
    return entry;
  }
}
