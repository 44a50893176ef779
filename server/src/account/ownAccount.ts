/**
 * The account as the server reads it itself, for a client that does not send one. At first need, then only after a failure or when a
 * connection becomes missing on an old list: nothing is asked on a timer, so an idle editor is silent.
 */
import type { AccountSnapshot } from '../relay/account';
import { backOff } from '../relay/backOff';
import { keepLastGood } from '../relay/readAccount';
import type { Surroundings } from '../relay/surroundings';
import { sameLogin, type Login } from './login';
import { readAccountOf, type ReadAccount } from './readAccountOf';
import { isTooOld, type AccountSource } from './source';

export interface OwnAccountWorld extends Pick<Surroundings, 'now' | 'random'> {
  /** Asked before each request: the person may sign in or out meanwhile. Never rejects. */
  findLogin(): Promise<Login>;
  readonly readAccount: ReadAccount;
  /** Says how the account is, to the person who runs the server, whenever that changes. Nothing secret. */
  log(message: string): void;
}

export function ownAccount(world: OwnAccountWorld): AccountSource {
  const listeners: (() => void)[] = [];
  let current: AccountSnapshot = { kind: 'unknown', reason: 'loading', message: 'The account has not been read yet.' };
  let login: Login = { kind: 'none' };
  let reading = false;
  let failures = 0;
  let notBefore = 0;

  const read = async (): Promise<void> => {
    const found = await world.findLogin();
    const next = await readAccountOf(found, world.readAccount);
    const before = current;
    // A list stays through failures, but not through a change of account.
    current = sameLogin(login, found) ? keepLastGood(current, next) : next;
    login = found;
    failures = isGood(current) ? 0 : failures + 1;
    notBefore = world.now() + pauseAfter(current, failures, world.random());
    if (describe(current) !== describe(before)) world.log(describe(current));
  };

  const readSoon = (): void => {
    if (reading || world.now() < notBefore) return;
    reading = true;
    void read().finally(() => {
      reading = false;
      for (const listener of listeners) listener();
    });
  };

  return {
    get current() {
      return current;
    },
    get rereading() {
      return reading && isTooOld(current, world.now());
    },
    onDidChange: (listener) => void listeners.push(listener),
    // A good list is believed until something is missing from it; anything else is tried again as soon as the pause is over.
    need() {
      if (!isGood(current)) readSoon();
    },
    newlyMissing() {
      if (!isGood(current) || isTooOld(current, world.now())) readSoon();
    },
  };
}

function isGood(account: AccountSnapshot): boolean {
  return account.kind === 'known' && account.failure === undefined;
}

/** Looking for a login costs a look at a file. */
const signedOutPause = 30_000;

function pauseAfter(account: AccountSnapshot, failures: number, random: number): number {
  switch (account.kind) {
    case 'signedOut':
      return signedOutPause;
    case 'known':
    case 'unknown': {
      const failure = account.kind === 'known' ? account.failure : account;
      return failure ? backOff(failures, random, failure.retryAfterMs) : 0;
    }
  }
}

function describe(account: AccountSnapshot): string {
  switch (account.kind) {
    case 'signedOut':
      return 'Not signed in to Relay: set RELAY_API_TOKEN, or sign in with the Relay command line (relay auth login).';
    case 'unknown':
      return account.message;
    case 'known':
      return account.failure?.message ?? `Using account ${account.accountName} at ${account.apiUrl}.`;
  }
}
