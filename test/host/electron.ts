/** VS Code itself, downloaded by `@vscode/test-electron`: where its download can be reached and a window can be shown. */
import { runTests } from '@vscode/test-electron';
import { mkdtemp, rm } from 'node:fs/promises';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRepository, repositoryRoot } from './paths';
import type { Workspace } from './workspace';

/** As on a machine where it was never run: without the settings, sign-ins and Relay login of the person who runs the tests. */
export async function runSuiteInElectron(workspace: Workspace): Promise<number> {
  const profile = await mkdtemp(path.join(tmpdir(), 'relay-electron-'));
  try {
    return await runTests({
      extensionDevelopmentPath: repositoryRoot,
      extensionTestsPath: inRepository('out', 'test', 'extension', 'index'),
      extensionTestsEnv: { RELAY_API_TOKEN: undefined, RELAY_API_URL: undefined, XDG_CONFIG_HOME: profile },
      launchArgs: [
        workspace.folder,
        `--user-data-dir=${profile}`,
        '--use-inmemory-secretstorage',
        '--disable-extensions',
        '--disable-workspace-trust',
        '--skip-welcome',
      ],
    });
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether the download answers within 3 s and there is a display. */
export async function canRunElectron(): Promise<boolean> {
  const display = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  return display && (await answers('https://update.code.visualstudio.com/api/releases/stable'));
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = https.get(address, { signal: AbortSignal.timeout(3000) }, (response) => {
      response.destroy();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}
