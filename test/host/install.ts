/**
 * A real VS Code from the npm registry alone: the server and web workbench that `code-server` carries, a driver for the browser, and a browser.
 * It is installed once for each state of `test/host/package-lock.json`, into a folder that git ignores.
 */
import { chmod, copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { installOnce, npm, run } from './packages';
import { inRepository } from './paths';

export interface Installation {
  /** The installation's `node_modules`. */
  readonly modules: string;
  /** VS Code's server: `node <serverMain> --host …`. */
  readonly serverMain: string;
  /** Where the bundled browser was unpacked; the folder is absent where its package has no binary for this machine. */
  readonly browser: string;
}

/** Installs what is not installed yet, about 300 MB; says so through `report`. Takes no time afterwards. */
export async function installHost(report: (line: string) => void = console.log): Promise<Installation> {
  const folder = await installOnce(
    { name: 'host', manifests: inRepository('test', 'host'), what: 'a VS Code for tests (once, about 300 MB)', report },
    (folder) => finish(folder, report),
  );
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

async function finish(folder: string, report: (line: string) => void): Promise<void> {
  const { modules, browser } = describe(folder);
  const vscode = path.join(modules, 'code-server', 'lib', 'vscode');

  // What the install scripts would build (terminal, file locks) VS Code can do without, but for its logs.
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
