/**
 * A real VS Code from the npm registry alone: the server and web workbench that `code-server` carries, a driver for the browser, and a browser.
 * It is installed once for each state of `test/host/package-lock.json`, into a folder that git ignores.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inRepository } from './paths';

export interface Installation {
  /** The installation's `node_modules`. */
  readonly modules: string;
  /** VS Code's server: `node <serverMain> --host …`. */
  readonly serverMain: string;
  /** Where the bundled browser was unpacked; the folder is absent where its package has no binary for this machine. */
  readonly browser: string;
}

const manifests = ['package.json', 'package-lock.json', '.npmrc'];
const cache = inRepository('.vscode-test', 'host');

/** Installs what is not installed yet, about 300 MB; says so through `report`. Takes no time afterwards. */
export async function installHost(report: (line: string) => void = console.log): Promise<Installation> {
  const lock = await readFile(inRepository('test', 'host', 'package-lock.json'));
  const key = createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(cache, key);
  if (!existsSync(folder)) {
    report('Preparing a VS Code for tests (once, about 300 MB) ...');
    const started = Date.now();
    await removeAbandoned();
    // Built beside its place and renamed when whole: an interrupted installation is never taken for a good one,
    // and of two at once the first to finish wins.
    const partial = `${folder}.${process.pid}.partial`;
    try {
      await installInto(partial, report);
      await rename(partial, folder).catch((error: unknown) => {
        if (!existsSync(folder)) throw error;
      });
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
    report(`  ready after ${Math.round((Date.now() - started) / 1000)} s`);
  }
  const installation = describe(folder);
  await letItLog(installation);
  return installation;
}

function describe(folder: string): Installation {
  const modules = path.join(folder, 'node_modules');
  return {
    modules,
    serverMain: path.join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    browser: path.join(folder, 'browser'),
  };
}

async function installInto(folder: string, report: (line: string) => void): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of manifests) await copyFile(inRepository('test', 'host', name), path.join(folder, name));
  const { modules, browser } = describe(folder);
  const vscode = path.join(modules, 'code-server', 'lib', 'vscode');

  // The packages' own install scripts want compilers and downloads. What they would build (terminal, file locks) VS Code can do
  // without, but for its logs.
  report('  VS Code server and a browser');
  await npm(folder, 'ci', '--ignore-scripts');
  // Not `ci`: the list of packages that VS Code carries is not in step with its own manifest.
  report("  VS Code's own packages");
  await npm(vscode, 'install', '--omit=dev', '--ignore-scripts');
  await copyRipgrep(modules, vscode);
  report('  unpacking the browser');
  await unpackBrowser(modules, browser);
}

/** Without `rg`, `workspace.findFiles` finds nothing. */
async function copyRipgrep(modules: string, vscode: string): Promise<void> {
  const binary = process.platform === 'win32' ? 'rg.exe' : 'rg';
  const source = path.join(modules, '@vscode', `ripgrep-${process.platform}-${process.arch}`, 'bin', binary);
  const target = path.join(vscode, 'node_modules', '@vscode', 'ripgrep', 'bin');
  await mkdir(target, { recursive: true });
  await copyFile(source, path.join(target, binary));
  await chmod(path.join(target, binary), 0o755);
}

/** In an installation that an earlier state of this file made, too. Replaced whole, because two may do so at once. */
async function letItLog({ serverMain }: Installation): Promise<void> {
  const target = path.join(path.dirname(serverMain), '..', 'node_modules', '@vscode', 'spdlog', 'index.js');
  const logger = await readFile(inRepository('test', 'host', 'spdlog.cjs'));
  if (logger.equals(await readFile(target))) return;
  const partial = `${target}.${process.pid}.partial`;
  await writeFile(partial, logger);
  await rename(partial, target);
}

/** The package unpacks into the temporary folder, wherever that is, and trusts what it finds there: so it gets one of its own. */
async function unpackBrowser(modules: string, folder: string): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return;
  await mkdir(folder, { recursive: true });
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  // That variable makes it unpack the shared libraries too, which a bare machine lacks.
  const environment = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '--eval', script], path.dirname(modules), environment);
}

/** Removes what an interrupted installation left, unless its npm still writes there: then the next time. */
async function removeAbandoned(): Promise<void> {
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

/** The npm that runs us, if one does, so that its version and its configuration are those of the main installation. */
function npm(folder: string, ...options: string[]): Promise<void> {
  const script = process.env.npm_execpath;
  const common = [...options, '--no-audit', '--no-fund', '--loglevel=error', '--no-progress'];
  return script?.endsWith('.js')
    ? run(process.execPath, [script, ...common], folder)
    : run('npm', common, folder, process.env, process.platform === 'win32');
}

/** @throws Error with the end of the command's output. */
function run(
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
