/** Runs the compiled suite (`out/test/extension`) in the extension host of the npm-only VS Code. */
import { launchBrowser } from './chrome';
import { installHost } from './install';
import { windowAddress } from './open';
import { inRepository, repositoryRoot } from './paths';
import { startServer } from './server';
import { suiteLine } from './suiteLine';
import type { Workspace } from './workspace';

/** Resolves with the suite's exit code. @throws Error when the window goes away before the suite ends. */
export async function runSuiteInServer(workspace: Workspace): Promise<number> {
  const installation = await installHost();
  const server = await startServer(installation);
  try {
    const browser = await launchBrowser(installation);
    try {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const exitCode = new Promise<number>((resolve, reject) => {
        page.on('crash', () => reject(new Error('The window of VS Code crashed.')));
        page.on('close', () => reject(new Error('The window of VS Code was closed.')));
        void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
      });
      exitCode.catch(() => undefined);
      // The console of the extension host arrives as the page's, with styles before it and VS Code's own messages between.
      page.on('console', (message) => {
        const [, line] = message.text().split(suiteLine);
        if (line !== undefined) console.log(line);
      });
      await page.goto(
        windowAddress(server, {
          folder: workspace.folder,
          extension: repositoryRoot,
          tests: inRepository('out', 'test', 'extension', 'index'),
        }),
      );
      return await exitCode;
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}
