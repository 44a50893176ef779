/** How much code there is: of ours in the bundle, of theirs in what is loaded and installed. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { inRepository } from '../host/paths';
import type { Contender } from './contenders';
import type { Bundle } from './results';
import { Session } from './session';

type OwnSize = Pick<Bundle, 'whole' | 'withoutCatalog'>;

/** From what esbuild says of the server that it has just built: everything in `dist` that is not the extension. */
export function ownSize(): OwnSize {
  return sizeIn(JSON.parse(readFileSync(inRepository('out', 'test', 'bench', 'server.meta.json'), 'utf8')) as Metafile);
}

export function sizeIn({ outputs }: Pick<Metafile, 'outputs'>): OwnSize {
  let whole = 0;
  let catalog = 0;
  for (const { bytes, inputs } of Object.values(outputs)) {
    whole += bytes;
    for (const [file, { bytesInOutput }] of Object.entries(inputs))
      if (/\/catalog\/[^/]+\.json$/.test(file)) catalog += bytesInOutput;
  }
  return { whole, withoutCatalog: whole - catalog };
}

export function installedSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
}

/** @returns the bytes of the modules that the server has loaded after diagnostics, a completion and a hover */
export async function loadedSize(contender: Contender, text: string, scratch: string): Promise<number> {
  const hook = path.join(scratch, 'loaded.cjs');
  const result = path.join(scratch, 'loaded.txt');
  writeFileSync(hook, writesLoadedSize(result));
  const watched = { ...contender, words: ['--require', hook, ...contender.words] };
  const { session } = await Session.start(watched, { text, limit: 60_000 });
  await session.complete('name');
  await session.hover('name');
  await session.stop();
  return Number(readFileSync(result, 'utf8'));
}

const writesLoadedSize = (file: string): string => `
process.on('exit', () => {
  const fs = require('node:fs');
  const modules = Object.keys(require('node:module')._cache).filter((each) => each !== __filename);
  const bytes = modules.reduce((sum, each) => sum + fs.statSync(each).size, 0);
  fs.writeFileSync(${JSON.stringify(file)}, String(bytes));
});
`;
