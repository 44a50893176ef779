/**
 * `check FILE…`: what an editor would mark, one line each, for a pipeline or a terminal.
 */
import { connector, type Connect } from '../account/connect';
import { findLogin } from '../account/login';
import { accountReader, readAccountOf } from '../account/readAccountOf';
import { diagnose, type Severity } from '../languageService';
import type { AccountSnapshot } from '../relay/account';
import { counted } from '../relay/words';
import { parseWorkflow } from '../workflow/model';
import { checkSecrets } from './checkSecrets';
import { readFiles } from './files';
import { rangesIn } from './lines';
import { openOutput, tellUnreadable } from './output';

/**
 * Prints `file:line:column: severity code: message`, counted from 1. The account is read once, with the login of this process; without one, what the
 * text alone says is all that is checked, and standard error says so.
 * @returns the exit code: 0; 1 where there is an error; 2 where a file, or the account of a login, could not be read
 */
export async function runCheck(names: readonly string[]): Promise<number> {
  const print = openOutput();
  const connect = connector();
  const account = await readAccountOnce(connect);
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  let unread = account.kind === 'unknown';
  const secrets = checkSecrets(account, connect);
  for await (const file of readFiles(names)) {
    if (file.kind === 'unreadable') {
      tellUnreadable(file);
      unread = true;
      continue;
    }
    files += 1;
    const range = rangesIn(file.text);
    const workflow = parseWorkflow(file.text);
    const known = await secrets.of(file.file, workflow);
    unread ||= known.kind === 'unknown';
    const lines = diagnose(workflow, account, Date.now(), { secrets: known }).map(
      ({ span, severity, code, message }) => {
        const { line, character } = range(span).start;
        counts[severity] += 1;
        return `${file.file}:${line + 1}:${character + 1}: ${severity} ${code}: ${message}\n`;
      },
    );
    if (lines.length > 0) await print(lines.join(''));
  }
  for (const note of secrets.end()) process.stderr.write(`${note}\n`);
  process.stderr.write(
    `${counted(files, 'workflow')}: ${counted(counts.error, 'error')}, ${counted(counts.warning, 'warning')}.\n`,
  );
  if (unread) return 2;
  return counts.error > 0 ? 1 : 0;
}

async function readAccountOnce(connect: Connect): Promise<AccountSnapshot> {
  const account = await readAccountOf(
    await findLogin(process.env),
    accountReader(connect, AbortSignal.timeout(30_000)),
  );
  if (account.kind === 'unknown') process.stderr.write(`${account.message}\nConnections are not checked.\n`);
  if (account.kind === 'signedOut')
    process.stderr.write('Connections are not checked: set RELAY_API_TOKEN, or sign in with the Relay command line.\n');
  return account;
}
