/**
 * `npm run conformance [-- FILE.jsonl …]`: agreement with the engine on recorded answers, those of the project where no file is named.
 * The exit code is 1 where a disagreement is not excepted, and 2 where a file cannot be read.
 */
import { resolve } from 'node:path';
import { report } from './report';
import { readVectors, type Vector } from './vectors';

/** npm runs scripts in the root of the project; names are meant from where it was called. */
const folder = process.env.INIT_CWD ?? '.';

function readAll(names: readonly string[]): readonly Vector[] | undefined {
  try {
    return names.length === 0 ? readVectors() : names.flatMap((name) => readVectors(resolve(folder, name)));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

const vectors = readAll(process.argv.slice(2));
if (vectors === undefined) {
  process.exitCode = 2;
} else {
  const { text, unexplained } = report(vectors);
  process.stdout.write(text);
  process.exitCode = unexplained > 0 ? 1 : 0;
}
