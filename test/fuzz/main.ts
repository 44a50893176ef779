/**
 * `npm run fuzz [-- --runs N] [--seed S] [WORDS]`: every property of the tests on many more inputs, 10,000 where nothing else is said;
 * only those whose names have the WORDS. The exit code is 1 where one does not hold.
 */
import { parseArgs } from 'node:util';
import { properties } from './index';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const chosen = properties.filter(({ name }) => name.includes(positionals.join(' ')));

let failed = 0;
console.log(`${runs} runs, seed ${seed}`);
for (const { name, check } of chosen) {
  const started = performance.now();
  try {
    check({ runs, seed });
    console.log(`holds  ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failed += 1;
    console.log(`FAILS  ${name}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    if (error instanceof Error && error.cause !== undefined) console.log(error.cause);
  }
}
console.log(`\n${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 || chosen.length === 0 ? 1 : 0;
