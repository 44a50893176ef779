/**
 * `npm run relay-api -- [--port N] [--account FILE.json] [--control-key]`
 * The first line of output is JSON: `{ "url", "token", "viewerToken" }`, and `controlKey` when asked for (see control.ts); later lines are for people. Ends on SIGINT and SIGTERM.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseAccountData } from './accountFile';
import { startRelayApi } from './index';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string' }, account: { type: 'string' }, 'control-key': { type: 'boolean' } },
  });
  const account = values.account === undefined ? undefined : readAccountFile(values.account);
  const port = values.port === undefined ? 0 : portOf(values.port);
  const server = await startRelayApi({ port, ...(account === undefined ? {} : { account }) }).catch(
    (error: unknown) => {
      if (codeOf(error) !== 'EADDRINUSE') throw error;
      throw new Error(`Port ${port} is in use. Choose another with --port, or leave it out for any free one.`, {
        cause: error,
      });
    },
  );
  const { url, token, viewerToken, controlKey, accountName } = server;
  const control = values['control-key'] === true ? { controlKey } : {};
  console.log(JSON.stringify({ url, token, viewerToken, ...control }));
  console.log(`A Relay API with the account ${accountName} answers at ${url}. End it with Ctrl+C.`);
  const end = (): void => void server.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not "${text}".`);
  return port;
}

function readAccountFile(path: string) {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(`The account file ${path} cannot be read (${codeOf(error)}).`, { cause: error });
  }
  try {
    return parseAccountData(text);
  } catch (error) {
    throw new Error(
      `The account file ${path} is not an account: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
