/**
 * `node out/test/host/suite.js`: the suite in a real VS Code. `RELAY_TEST_HOST` chooses which: `electron` for VS Code itself, `server` for the
 * one from the npm registry; without it, VS Code itself where it can be had.
 */
import { canRunElectron, runSuiteInElectron } from './electron';
import { runSuiteInServer } from './runSuite';
import { copyOfSamples } from './workspace';

async function main(): Promise<number> {
  const host = process.env.RELAY_TEST_HOST ?? ((await canRunElectron()) ? 'electron' : 'server');
  if (host !== 'electron' && host !== 'server') {
    console.error(`RELAY_TEST_HOST is "${host}"; it can be "electron" or "server".`);
    return 2;
  }
  console.log(host === 'electron' ? 'VS Code itself' : 'VS Code from the npm registry');
  const workspace = await copyOfSamples();
  try {
    return await (host === 'electron' ? runSuiteInElectron(workspace) : runSuiteInServer(workspace));
  } finally {
    await workspace.remove();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
