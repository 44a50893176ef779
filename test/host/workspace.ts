/** A folder to open: a copy of the samples, so that what a person or a test types does not change the repository. */
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRepository } from './paths';

export interface Workspace {
  /** Absolute path of the copy of `test/workflows`. */
  readonly folder: string;
  remove(): Promise<void>;
}

export async function copyOfSamples(): Promise<Workspace> {
  const parent = await realpath(await mkdtemp(path.join(tmpdir(), 'relay-samples-')));
  const folder = path.join(parent, 'workflows');
  await cp(inRepository('test', 'workflows'), folder, { recursive: true });
  return { folder, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
