/**
 * Packages that are in no manifest of the project but one of their own: installed on demand, once for each state of the lock file, into a
 * folder that git ignores.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './paths';

export interface PackagesOptions {
  /** Of the folder below `.vscode-test`. */
  readonly name: string;
  /** The folder with `package.json`, `package-lock.json` and `.npmrc`. */
  readonly manifests: string;
  /** In words: `a VS Code for tests (once, about 300 MB)`. */
  readonly what: string;
  readonly report: (line: string) => void;
}

/**
 * Installs what is not installed yet, without the install scripts of the packages: they want compilers and downloads.
 * @param finish what there is to do after `npm ci`, in the folder that holds `node_modules`
 * @returns that folder
 */
export async function installOnce(
  { name, manifests, what, report }: PackagesOptions,
  finish: (folder: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const cache = inRepository('.vscode-test', name);
  const lock = await readFile(path.join(manifests, 'package-lock.json'));
  const key = createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(cache, key);
  if (existsSync(folder)) return folder;
  report(`Preparing ${what} ...`);
  const started = Date.now();
  await removeAbandoned(cache);
  // Built beside its place and renamed when whole: an interrupted installation is never taken for a good one,
  // and of two at once the first to finish wins.
  const partial = `${folder}.${process.pid}.partial`;
  try {
    await mkdir(partial, { recursive: true });
    for (const file of ['package.json', 'package-lock.json', '.npmrc'])
      await copyFile(path.join(manifests, file), path.join(partial, file));
    await npm(partial, 'ci', '--ignore-scripts');
    await finish(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  report(`  ready after ${Math.round((Date.now() - started) / 1000)} s`);
  return folder;
}

/** The npm that runs us, if one does, so that its version and its configuration are those of the main installation. */
export function npm(folder: string, ...options: string[]): Promise<void> {
  const script = process.env.npm_execpath;
  const common = [...options, '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...common], folder)
    : run('npm', common, folder, process.env, process.platform === 'win32');
}

/** @throws Error with the end of the command's output. */
export function run(
  command: string,
  options: readonly string[],
  folder: string,
  environment: NodeJS.ProcessEnv = process.env,
  shell = false,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, { cwd: folder, env: environment, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${options.join(' ')} failed in ${folder} (${code}):\n${output}`));
    });
  });
}

/** Removes what an interrupted installation left, unless its npm still writes there: then the next time. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache).catch(() => [])) {
    const pid = /\.(\d+)\.partial$/.exec(name)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    await rm(path.join(cache, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
