/** The secrets of workflows as this process reads them with its own login. Which workflow a file is, is told by its name alone. */
import { fileURLToPath } from 'node:url';
import type { KnownAccount } from '../relay/account';
import type { RelayApi } from '../relay/api';
import { RelayApiError } from '../relay/apiError';
import { createDocumentSecrets, type DocumentSecrets } from '../relay/documentSecrets';
import { readSecrets, readWorkflows } from '../relay/readSecrets';
import type { SecretsSnapshot } from '../relay/secrets';
import { surroundings } from '../relay/surroundings';
import type { Connect } from './connect';
import type { Login } from './login';

export interface SecretsWorld {
  /** Asked before each request: the person may sign in or out meanwhile. Never rejects. */
  readonly findLogin: () => Promise<Login>;
  readonly connect: Connect;
  readonly changed: (uri: string, secrets: SecretsSnapshot) => void;
}

export function secretsOfLogin({ findLogin, connect, changed }: SecretsWorld): DocumentSecrets {
  /** The account that is known was read at an address; another login says nothing of it. */
  const connectTo = async ({ apiUrl }: KnownAccount): Promise<RelayApi> => {
    const login = await findLogin();
    if (login.kind !== 'token' || login.apiUrl !== apiUrl)
      throw new RelayApiError({ kind: 'unauthorized', detail: 'the login is another one' });
    return connect(login);
  };
  return createDocumentSecrets({
    ...surroundings,
    readWorkflows: (account, signal) => readWorkflows(() => connectTo(account), account, signal),
    readSecrets: (account, workflow, signal) => readSecrets(() => connectTo(account), account, workflow, signal),
    choiceFor: () => undefined,
    // What an editor shows is not known here.
    isShown: () => true,
    changed,
  });
}

/** Folders and name of a file; nothing for what is no file on this computer. */
export function pathOfUri(uri: string): readonly string[] {
  if (!uri.startsWith('file:') || !URL.canParse(uri)) return [];
  try {
    return pathOfFile(fileURLToPath(uri));
  } catch {
    // The path of another computer, or one that cannot be decoded.
    return [];
  }
}

export const pathOfFile = (file: string): readonly string[] => file.split(/[/\\]/).filter((segment) => segment !== '');
