/**
 * Preloaded into the processes of a VS Code (`NODE_OPTIONS`): for our own code, and for nothing else in them, the time is what the file RELAY_TEST_CLOCK
 * holds, in milliseconds since 1970, and timers of a second and more run when that passes them. Each process answers a new time with a file of its own.
 */
const { mkdirSync, readFileSync, renameSync, watch, writeFileSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');

const file = process.env.RELAY_TEST_CLOCK;
const isServer = /[\\/]dist[\\/]server\.js$/.test(process.argv[1] ?? '');
const isExtensionHost = process.argv.includes('--type=extensionHost');
if (file !== undefined && (isServer || isExtensionHost)) setClock(file, isServer ? 'server' : 'extension');

function setClock(file, name) {
  const { setTimeout, setInterval, clearTimeout, clearInterval, Date } = globalThis;
  const timers = new Set();
  let now = read();

  function read() {
    return Number(readFileSync(file, 'utf8'));
  }
  const isOurs = () => /[\\/]dist[\\/](server|extension)\.js/.test(new Error().stack ?? '');
  const runDue = () => {
    for (const timer of [...timers].sort((one, other) => one.at - other.at)) {
      if (timer.at > now || !timers.has(timer)) continue;
      if (timer.every === undefined) timers.delete(timer);
      else timer.at = now + timer.every;
      timer.call();
    }
  };
  const answer = () => {
    const folder = join(dirname(file), 'answers');
    mkdirSync(folder, { recursive: true });
    const own = join(folder, name);
    writeFileSync(`${own}.new`, String(now));
    renameSync(`${own}.new`, own);
  };

  const realNow = Date.now;
  Date.now = () => (isOurs() ? now : realNow());
  const started =
    (start, repeats) =>
    (call, delay, ...values) => {
      if (!(delay >= 1000) || !isOurs()) return start(call, delay, ...values);
      const timer = {
        at: now + delay,
        every: repeats ? delay : undefined,
        call: () => call(...values),
        ref: () => timer,
        unref: () => timer,
      };
      timers.add(timer);
      return timer;
    };
  const stopped = (stop) => (timer) => {
    if (!timers.delete(timer)) stop(timer);
  };
  globalThis.setTimeout = started(setTimeout, false);
  globalThis.setInterval = started(setInterval, true);
  globalThis.clearTimeout = stopped(clearTimeout);
  globalThis.clearInterval = stopped(clearInterval);

  watch(dirname(file), (_, changed) => {
    if (changed !== basename(file)) return;
    const time = read();
    if (!(time > now)) return;
    now = time;
    runDue();
    answer();
  }).unref();
  answer();
}
