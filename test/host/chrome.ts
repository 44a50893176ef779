/** The browser that shows VS Code's window: the machine's own, else the one in the installed host. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadPlaywright } from './playwright';
import type { Browser } from './playwright';
import type { Installation } from './install';

/** @throws Error when the machine has none and no package has one for it. */
export async function launchBrowser(installation: Installation): Promise<Browser> {
  const own = findOwnBrowser();
  const executablePath = own ?? bundledBrowser(installation);
  return loadPlaywright(installation).chromium.launch({
    executablePath,
    headless: true,
    args: [...quiet, ...(process.getuid?.() === 0 || own === undefined ? ['--no-sandbox'] : [])],
    env: own === undefined ? await bundledEnvironment(installation) : process.env,
  });
}

/** A browser that asks nothing of any network but VS Code's own server, also where the network is closed. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--proxy-server=direct://',
];

/** `CHROME_PATH`, else Chrome, Chromium or Edge where they are usually found. */
function findOwnBrowser(): string | undefined {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH names no file: ${chosen}`);
    return chosen;
  }
  return usualPlaces().find((candidate) => existsSync(candidate));
}

function usualPlaces(): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
        (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
      );
    case 'win32':
      return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => [
          path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ]);
    default:
      return (process.env.PATH ?? '')
        .split(path.delimiter)
        .flatMap((folder) =>
          ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'].map((name) =>
            path.join(folder, name),
          ),
        );
  }
}

function bundledBrowser(installation: Installation): string {
  const browser = path.join(installation.browser, 'chromium');
  if (existsSync(browser)) return browser;
  throw new Error('No browser to show VS Code in: install Chrome, Chromium or Edge, or set CHROME_PATH to one.');
}

/** The bundled browser runs on a bare machine too: with its own shared libraries where the machine lacks them, and its own font. */
async function bundledEnvironment(installation: Installation): Promise<Record<string, string | undefined>> {
  const libraries = path.join(installation.browser, 'al2023', 'lib');
  const starts = spawnSync(bundledBrowser(installation), ['--version']).status === 0;
  const fonts = path.join(installation.browser, 'fonts');
  await writeFile(
    path.join(fonts, 'with-system.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir prefix="cwd">${path.join(fonts, 'cache')}</cachedir>
</fontconfig>
`,
  );
  return {
    ...process.env,
    FONTCONFIG_FILE: path.join(fonts, 'with-system.conf'),
    ...(starts ? {} : { LD_LIBRARY_PATH: libraries }),
  };
}
