/**
 * How a person signs in: with the browser, with a pasted API token, or with a login that the Relay CLI has. Each is checked with the service before it is kept.
 */
import { createHash, randomUUID } from 'node:crypto';
import { ProgressLocation, window } from 'vscode';
import { createRelayApi } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import { canonicalApiUrl } from '../../../server/src/relay/apiUrl';
import type { FoundLogin } from '../../../server/src/relay/cliConfig';
import { messageOf } from '../../../server/src/relay/messageOf';
import { Redacted } from '../../../server/src/relay/redacted';
import { askText, choose, separator, type Answer, type Choice } from '../quickInput';
import { signInWithBrowser } from './browserSignIn';
import type { TokenOwner } from './deviceSignIn';
import type { StoredSession } from './sessionStore';

export interface SignInSetting {
  /** Canonical. A new session is bound to it, unless the user enters another or takes a login of the CLI, which has its own. */
  readonly apiUrl: string;
  readonly userAgent: string;
  readonly readCliLogins: () => Promise<readonly FoundLogin[]>;
  /** What the user is signed in to already and may use here instead. */
  readonly others: readonly StoredSession[];
}

type Way =
  | { readonly kind: 'browser' | 'token' | 'address' }
  | { readonly kind: 'cli'; readonly login: FoundLogin }
  | { readonly kind: 'known'; readonly session: StoredSession };

export interface SignIn {
  readonly kind: 'new' | 'known';
  readonly session: StoredSession;
}

/** `undefined` when the user gave up. */
export async function askForSession(setting: SignInSetting): Promise<SignIn | undefined> {
  let { apiUrl } = setting;
  /** What was typed and not accepted before the user went back. */
  let typedAddress: Redacted | undefined;
  let typedToken: Redacted | undefined;
  for (;;) {
    const title = `Sign In to Relay at ${new URL(apiUrl).host}`;
    const way = await choose<Way>({
      title,
      back: false,
      placeholder: 'How do you want to sign in?',
      choices: waysOf(await setting.readCliLogins(), setting.others, apiUrl),
    });
    if (way.kind !== 'answer') return undefined;
    if (way.value.kind === 'known') return { kind: 'known', session: way.value.session };
    if (way.value.kind === 'address') {
      const address = await askForAddress(typedAddress?.reveal() ?? apiUrl);
      if (address.kind === 'cancelled') return undefined;
      typedAddress = address.kind === 'back' ? (address.typed ?? typedAddress) : undefined;
      if (address.kind === 'answer') {
        apiUrl = address.value;
        // It was typed for the other address.
        typedToken = undefined;
      }
      continue;
    }
    const answer = await follow(way.value, title, { ...setting, apiUrl }, typedToken);
    if (answer.kind === 'answer') return { kind: 'new', session: answer.value };
    if (answer.kind === 'cancelled') return undefined;
    typedToken = answer.typed ?? typedToken;
  }
}

function waysOf(cli: readonly FoundLogin[], others: readonly StoredSession[], apiUrl: string) {
  const ways: Choice<Way>[] = [
    {
      label: '$(globe) Sign In with the Browser',
      description: 'confirm a code at Relay',
      choice: { kind: 'browser' },
    },
    {
      label: '$(key) Paste an API Token',
      description: 'kept in the secret storage of VS Code',
      choice: { kind: 'token' },
    },
    ...cli.map((login): Choice<Way> => ({
      label: "$(terminal) Use the Relay CLI's Login",
      description: `context ${login.context}${login.apiUrl === apiUrl ? '' : ` at ${new URL(login.apiUrl).host}`}; the token stays in the file of the CLI`,
      choice: { kind: 'cli', login },
    })),
    {
      label: '$(server) Sign In at Another Address…',
      description: 'a Relay of your own',
      choice: { kind: 'address' },
    },
  ];
  const known = others.map((session): Choice<Way> => ({
    label: `$(account) ${session.accountName}`,
    description: `${session.userName} at ${new URL(session.apiUrl).host}`,
    choice: { kind: 'known', session },
  }));
  return known.length === 0 ? ways : [...ways, separator('signed in already'), ...known];
}

function follow(
  way: Exclude<Way, { kind: 'known' }>,
  title: string,
  setting: SignInSetting,
  typedToken: Redacted | undefined,
): Promise<Answer<StoredSession>> {
  if (way.kind === 'cli') return adoptCliLogin(way.login, { ...setting, apiUrl: way.login.apiUrl });
  return way.kind === 'browser' ? confirmInBrowser(setting) : askForToken(title, setting, typedToken);
}

function askForAddress(apiUrl: string): Promise<Answer<string>> {
  return askText<string>({
    title: 'Sign In to Relay',
    back: true,
    prompt: 'Address of the Relay API. What you sign in with is sent there and nowhere else.',
    value: apiUrl,
    placeholder: 'https://relay.example.com',
    read: (text) => {
      const address = canonicalApiUrl(text);
      return address.kind === 'valid'
        ? { value: address.url }
        : { problem: `This address cannot be used: ${address.reason}.` };
    },
  });
}

async function confirmInBrowser(setting: SignInSetting): Promise<Answer<StoredSession>> {
  const end = await signInWithBrowser(setting);
  switch (end.kind) {
    case 'signedIn':
      return {
        kind: 'answer',
        value: { ...storedFor(end.owner, setting.apiUrl), kind: 'browser', token: end.device.token },
      };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'failed':
      void window.showErrorMessage(end.message);
      return { kind: 'back' };
  }
}

function askForToken(
  title: string,
  setting: SignInSetting,
  typed: Redacted | undefined,
): Promise<Answer<StoredSession>> {
  return askText<StoredSession>({
    title,
    back: true,
    prompt: `API token of your Relay account at ${new URL(setting.apiUrl).host}. It is checked before it is kept.`,
    password: true,
    ...(typed && { placeholder: 'typed before: press Enter to use it, or type another' }),
    read: (text) => {
      const token = text === '' && typed !== undefined ? typed : new Redacted(text.trim());
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

type Stored = Omit<StoredSession, 'kind' | 'token' | 'context'>;

type Checked = { readonly value: StoredSession } | { readonly problem: string };

/** Asks the service whose token it is. */
async function check(
  token: Redacted,
  { apiUrl, userAgent }: SignInSetting,
  sessionOf: (stored: Stored) => StoredSession,
): Promise<Checked> {
  try {
    const api = createRelayApi({ baseUrl: apiUrl, token, userAgent });
    const [profile, account] = await Promise.all([api.profile(), api.account()]);
    return { value: sessionOf(storedFor({ profile, account }, apiUrl)) };
  } catch (error) {
    return { problem: problemOf(error, apiUrl) };
  }
}

function storedFor({ profile, account }: TokenOwner, apiUrl: string): Stored {
  const id = createHash('sha256')
    .update(JSON.stringify([apiUrl, account.id, profile.id]))
    .digest('hex');
  return { id, version: randomUUID(), apiUrl, accountName: account.name, userName: profile.name };
}

function problemOf(error: unknown, apiUrl: string): string {
  if (error instanceof RelayApiError && error.kind === 'unauthorized')
    return `Relay at ${new URL(apiUrl).host} does not know this token. Check that it is whole, of this address, and not revoked.`;
  return messageOf(error, { what: 'sign in', apiUrl });
}
