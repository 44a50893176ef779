/**
 * The login of the Relay CLI, as it lies in the CLI's own configuration file. Read, never written.
 *
 * ```yaml
 * context: relaysh
 * contexts:
 *   relaysh:
 *     apidomain: https://api.relay.sh
 *     uidomain: https://app.relay.sh
 *     auth:
 *       tokens:
 *         api: …       # wins over session
 *         session: …
 * ```
 */
import { promises as files } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readPlain } from '../workflow/yaml/plain';
import { canonicalApiUrl, defaultApiUrl, developmentApiUrl, isWebAddress, type ApiUrl } from './apiUrl';
import { isRecord } from './json';
import { Redacted } from './redacted';

export type CliLogin = FoundLogin | MissingLogin;

export interface FoundLogin {
  readonly kind: 'found';
  /** The CLI's name for the place it is signed in to, in lower case. */
  readonly context: string;
  /** Canonical. */
  readonly apiUrl: string;
  readonly token: Redacted;
  /** The file it came from, for people and for watching. */
  readonly path: string;
}

export interface MissingLogin {
  readonly kind: 'missing';
  readonly reason:
    | 'absent'
    /** There, but not readable by this user. */
    | 'unreadable'
    /** Not YAML, or not of the CLI's shape. */
    | 'malformed'
    /** The current context has no address, or one that no token may be sent to. */
    | 'badAddress'
    /** Nobody is signed in to the current context. */
    | 'noToken';
  readonly path: string;
  /** One sentence for a person. */
  readonly message: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** `$XDG_CONFIG_HOME/relay/config.yaml`, else `$HOME/.config/relay/config.yaml`. */
export function cliConfigPath(environment: Environment = process.env): string {
  const configHome = environment.XDG_CONFIG_HOME;
  if (configHome !== undefined && configHome !== '') return join(configHome, 'relay', 'config.yaml');
  const home = environment.HOME;
  return join(home !== undefined && home !== '' ? home : homedir(), '.config', 'relay', 'config.yaml');
}

/** The login of the current context. Never throws. */
export async function readCliLogin(environment: Environment = process.env): Promise<CliLogin> {
  const path = cliConfigPath(environment);
  const file = await readConfigFile(path);
  return file.kind === 'read' ? parseCliConfig(file.text, path) : file;
}

/** Those of all contexts that have one, the current context first. Never throws: what cannot be read holds none. */
export async function readCliLogins(environment: Environment = process.env): Promise<readonly FoundLogin[]> {
  const path = cliConfigPath(environment);
  const file = await readConfigFile(path);
  return file.kind === 'read' ? parseCliLogins(file.text, path) : [];
}

/** The web apps that contexts name, the current context first. Never throws. */
export async function readCliWebApps(
  environment: Environment = process.env,
): Promise<readonly { readonly apiUrl: string; readonly webApp: string }[]> {
  const file = await readConfigFile(cliConfigPath(environment));
  const config = file.kind === 'read' ? parseLowerCase(file.text) : undefined;
  return contextsOf(config ?? {}).flatMap((context) => {
    const settings = recordOf(recordOf(config?.contexts)[context]);
    const address = addressOf(context, settings);
    const webApp = textOf(settings.uidomain);
    return address.kind === 'invalid' || webApp === undefined || !isWebAddress(webApp)
      ? []
      : [{ apiUrl: address.url, webApp: webApp.replace(/\/+$/, '') }];
  });
}

async function readConfigFile(path: string): Promise<{ readonly kind: 'read'; readonly text: string } | MissingLogin> {
  try {
    return { kind: 'read', text: await files.readFile(path, 'utf8') };
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return absent
      ? missing('absent', path, `The Relay CLI has no login on this computer: there is no ${path}.`)
      : missing('unreadable', path, `The Relay CLI's file ${path} cannot be read.`);
  }
}

export function parseCliConfig(text: string, path: string): CliLogin {
  const config = parseLowerCase(text);
  return config === undefined
    ? missing('malformed', path, `The Relay CLI's file ${path} is not what the Relay CLI writes.`)
    : loginOfContext(currentContext(config), config, path);
}

export function parseCliLogins(text: string, path: string): readonly FoundLogin[] {
  const config = parseLowerCase(text);
  if (config === undefined) return [];
  return contextsOf(config).flatMap((context) => {
    const login = loginOfContext(context, config, path);
    return login.kind === 'found' ? [login] : [];
  });
}

/** The current one first. */
const contextsOf = (config: Settings): readonly string[] => [
  ...new Set([currentContext(config), ...Object.keys(recordOf(config.contexts))]),
];

const currentContext = (config: Settings): string => (textOf(config.context) ?? 'relaysh').toLowerCase();

function loginOfContext(context: string, config: Settings, path: string): CliLogin {
  const settings = recordOf(recordOf(config.contexts)[context]);
  const tokens = recordOf(recordOf(settings.auth).tokens);
  const token = textOf(tokens.api) ?? textOf(tokens.session);
  if (token === undefined)
    return missing(
      'noToken',
      path,
      `The Relay CLI is not signed in to its context "${context}". Run relay auth login.`,
    );
  const address = addressOf(context, settings);
  return address.kind === 'valid'
    ? { kind: 'found', context, apiUrl: address.url, token: new Redacted(token), path }
    : missing(
        'badAddress',
        path,
        `The address in the Relay CLI's context "${context}" cannot be used: ${address.reason}.`,
      );
}

const builtInAddresses = new Map([
  ['relaysh', defaultApiUrl],
  ['dev', developmentApiUrl],
]);

function addressOf(context: string, settings: Settings): ApiUrl {
  const address = textOf(settings.apidomain) ?? builtInAddresses.get(context);
  return address === undefined ? { kind: 'invalid', reason: 'it has none' } : canonicalApiUrl(address);
}

const missing = (reason: MissingLogin['reason'], path: string, message: string): MissingLogin => ({
  kind: 'missing',
  reason,
  path,
  message,
});

type Settings = Readonly<Record<string, unknown>>;

/** The CLI does not mind the case of keys. Scalars stay texts: a token may look like a number. */
function parseLowerCase(text: string): Settings | undefined {
  const value = readPlain(text);
  // An empty file is a CLI that has not been used yet.
  if (value === '') return {};
  return isRecord(value) ? lowerCase(value) : undefined;
}

const lowerCase = (record: Settings): Settings =>
  Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key.toLowerCase(), isRecord(value) ? lowerCase(value) : value]),
  );

const recordOf = (value: unknown): Settings => (isRecord(value) ? value : {});

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? undefined : text;
}
