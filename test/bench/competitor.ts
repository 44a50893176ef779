/** yaml-language-server, from its own manifest and lock file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { installOnce } from '../host/packages';
import { inRepository } from '../host/paths';

export interface Competitor {
  /** Holds its `node_modules`. */
  readonly folder: string;
  readonly version: string;
}

/** Installs it if it is not there yet, about 27 MB. */
export async function installCompetitor(report: (line: string) => void): Promise<Competitor> {
  const folder = await installOnce({
    name: 'bench',
    manifests: inRepository('test', 'bench'),
    what: 'yaml-language-server (once, about 27 MB)',
    report,
  });
  const manifest = path.join(folder, 'node_modules', 'yaml-language-server', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
  return { folder, version };
}
