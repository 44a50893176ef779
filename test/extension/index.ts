/**
 * The suite that runs inside a real VS Code: its extension host loads this module and awaits `run`. Both `@vscode/test-electron` and the
 * npm-only host use it. Set RELAY_TEST_RESULTS to a file's path to have the counts written there as JSON, RELAY_TEST_GREP to part of a title
 * to run only such tests.
 */
import { format } from 'node:util';
import Mocha from 'mocha';
import { inRepository } from '../host/paths';
import { suiteLine } from '../host/suiteLine';
import { layHands } from './hands';
import { overhear } from './overheard';

/** Rejects when a test failed, which VS Code turns into exit code 1. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...values: unknown[]) => console.log(suiteLine + format(...values));
  const grep = process.env.RELAY_TEST_GREP ?? '';
  const reporter = inRepository('test', 'countingReporter.cjs');
  const mocha = new Mocha({ ui: 'tdd', timeout: 120_000, reporter, color: false, grep });
  mocha.suite.emit('pre-require', globalThis, 'extension', mocha);
  const hands = layHands();
  const overheard = overhear(hands);
  await import('./activation.test');
  await import('./recognition.test');
  (await import('./account.test')).accountTests(hands);
  (await import('./connections.test')).connectionTests(hands);
  (await import('./secrets.test')).secretTests(hands);
  (await import('./signIn.test')).signInTests(hands);
  (await import('./views.test')).viewTests(hands);
  (await import('./roles.test')).roleTests(hands);
  (await import('./canary.test')).canaryTests(hands, overheard);
  await import('./highlighting.test');
  await import('./proxy.test');
  const failed = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
