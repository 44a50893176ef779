/** How a person signs in: a pasted API token, or the login that the Relay CLI has. Both are checked with the service before they are kept. */
import { randomUUID } from 'node:crypto';
import { ProgressLocation, window } from 'vscode';
import { createRelayApi } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import type { CliLogin, FoundLogin } from '../../../server/src/relay/cliConfig';
import { messageOf } from '../../../server/src/relay/messageOf';
import { Redacted } from '../../../server/src/relay/redacted';
import { askText, choose, type Answer, type Reading } from '../quickInput';
import { isForAddress } from './logins';
import type { StoredSession } from './sessionStore';

export interface SignInSetting {
  /** Canonical: the new session is bound to it. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly readCliLogin: () => Promise<CliLogin>;
}

/** `undefined` when the user gave up. */
export async function askForSession(setting: SignInSetting): Promise<StoredSession | undefined> {
  const title = `Sign In to Relay at ${new URL(setting.apiUrl).host}`;
  for (;;) {
    const cli = await setting.readCliLogin();
    const way = await choose<'token' | FoundLogin>({
      title,
      back: false,
      placeholder: 'How do you want to sign in?',
      choices: [
        { label: '$(key) Paste an API Token', description: 'kept in the secret storage of VS Code', choice: 'token' },
        // A token of another address is of no use here, and must not be tried.
        ...(isForAddress(cli, setting.apiUrl)
          ? [
              {
                label: "$(terminal) Use the Relay CLI's Login",
                description: `context ${cli.context}; the token stays in the file of the CLI`,
                choice: cli,
              },
            ]
          : []),
      ],
    });
    if (way.kind !== 'answer') return undefined;
    const answer = await (way.value === 'token' ? askForToken(title, setting) : adoptCliLogin(way.value, setting));
    if (answer.kind === 'answer') return answer.value;
    if (answer.kind === 'cancelled') return undefined;
  }
}

function askForToken(title: string, setting: SignInSetting): Promise<Answer<StoredSession>> {
  return askText<StoredSession>({
    title,
    back: true,
    prompt: `API token of your Relay account at ${new URL(setting.apiUrl).host}. It is checked before it is kept.`,
    password: true,
    read: (text) => {
      const token = new Redacted(text.trim());
      if (token.isEmpty) return { problem: 'Paste an API token.' };
      return check(token, setting, (stored) => ({ ...stored, kind: 'token', token }));
    },
  });
}

async function adoptCliLogin(cli: FoundLogin, setting: SignInSetting): Promise<Answer<StoredSession>> {
  const reading = await window.withProgress(
    { location: ProgressLocation.Notification, title: "Checking the Relay CLI's login…" },
    () => check(cli.token, setting, (stored) => ({ ...stored, kind: 'cli', context: cli.context })),
  );
  if ('value' in reading) return { kind: 'answer', value: reading.value };
  void window.showErrorMessage(reading.problem);
  return { kind: 'back' };
}

type Owner = Omit<StoredSession, 'kind' | 'token' | 'context'>;

/** Asks the service whose token it is. */
async function check(
  token: Redacted,
  { apiUrl, userAgent }: SignInSetting,
  sessionOf: (owner: Owner) => StoredSession,
): Promise<Reading<StoredSession>> {
  try {
    const api = createRelayApi({ baseUrl: apiUrl, token, userAgent });
    const [profile, account] = await Promise.all([api.profile(), api.account()]);
    return { value: sessionOf({ id: randomUUID(), apiUrl, accountName: account.name, userName: profile.name }) };
  } catch (error) {
    return { problem: problemOf(error, apiUrl) };
  }
}

function problemOf(error: unknown, apiUrl: string): string {
  if (error instanceof RelayApiError && error.kind === 'unauthorized')
    return `Relay at ${new URL(apiUrl).host} does not know this token. Check that it is whole, of this address, and not revoked.`;
  return messageOf(error, { what: 'sign in', apiUrl });
}
