/** `Relay: Create Connection…`: asks for what is not known yet, creates the connection on the account, and has every open document looked at again. */
import { commands, env, window } from 'vscode';
import type { ConnectionId, ConnectionToCreate, KnownAccount } from '../../../server/src/relay/account';
import type { ConnectionProvider, SavedConnection } from '../../../server/src/relay/api';
import { RelayApiError } from '../../../server/src/relay/apiError';
import { connectionType, connectionTypes } from '../../../server/src/relay/connectionTypes';
import type { Account } from '../account';
import { hasConnection } from '../arranged';
import { fillForm, type FormSetting } from '../connectionForm';
import {
  askingForName,
  connectionOf,
  startDraft,
  stepOfComplaint,
  type Draft,
  type Step,
  type TypeFacts,
} from '../form/draft';
import { runWithProgress } from '../progress';
import { noteDone } from '../walkthroughSteps';
import { authorizeInBrowser } from './authorize';
import { asConflict, createFailureOf, isOutcomeUnknown, requestForAdministrator, type WayOn } from './outcome';
import { makeReady } from './ready';
import { showOnce } from './showOnce';
import { tellCreated } from './tellCreated';

export interface CreateSetting {
  readonly account: Account;
  /** Whether the user is signed in afterwards. */
  readonly signIn: () => Promise<boolean>;
  readonly drafts: KeptDrafts;
}

/** What was typed for connections that could not be created, until they are, or the login changes. In memory only. */
export type KeptDrafts = Map<string, Draft>;

/** `skipped`: the user goes on with the next one. */
export type CreateEnd = 'created' | 'existed' | 'cancelled' | 'skipped';

/** @param prefix of the titles, when this is one of several: then whoever goes through them says what came of it. */
export async function createConnection(
  id: ConnectionToCreate,
  setting: CreateSetting,
  prefix?: string,
): Promise<CreateEnd> {
  const known = await makeReady(id, setting);
  if (known === undefined) return 'cancelled';
  if (isWhole(id) && hasConnection(known, id)) {
    void window.showInformationMessage(
      `Account ${known.accountName} already has the ${id.type} connection "${id.name}".`,
    );
    return 'existed';
  }
  const form = formSetting(setting.account, known, prefix);
  const key = keyOf(id);
  const kept = setting.drafts.get(key);
  let draft = kept ?? startDraft(id, id.type === undefined || id.type === '' ? undefined : await form.factsOf(id.type));
  let at: Step | undefined = kept === undefined ? undefined : { kind: 'summary' };

  for (;;) {
    const end = await fillForm(draft, at, form);
    if (end.kind === 'cancelled') {
      setting.drafts.delete(key);
      return end.skipped === true ? 'skipped' : 'cancelled';
    }
    draft = end.draft;
    setting.drafts.set(key, draft);
    const result = await createUntilItIsSettled(draft, known, setting);
    if (result.kind === 'settled') {
      if (result.end !== 'cancelled') setting.drafts.delete(key);
      if (result.end === 'created') {
        noteDone('relay.connectionCreated');
        if (prefix === undefined) void tellCreated(draft, known.accountName, setting);
      }
      // It was asked for from a list of completions: there it can be chosen now.
      if (result.end === 'created' && id.suggestedName !== undefined)
        void commands.executeCommand('editor.action.triggerSuggest');
      return result.end;
    }
    ({ draft, at } = result);
  }
}

/** Done one way or another, or the form is to be opened again at a step. */
type Result =
  | { readonly kind: 'settled'; readonly end: CreateEnd }
  | { readonly kind: 'edit'; readonly draft: Draft; readonly at: Step };

const settled = (end: CreateEnd): Result => ({ kind: 'settled', end });

async function createUntilItIsSettled(draft: Draft, known: KnownAccount, setting: CreateSetting): Promise<Result> {
  const { account } = setting;
  for (;;) {
    try {
      if (draft.inBrowser) return settled(await authorizeInBrowser(draft, known.accountName, account));
      const saved = await post(draft, known.accountName, account);
      await account.refresh();
      if (saved.displayOnce.size > 0) await showOnce(saved.connection, saved.displayOnce);
      return settled('created');
    } catch (error) {
      const failure = await settleFailure(error, draft, account);
      if (failure === 'created') return settled('created');
      const { message, waysOn } = createFailureOf(failure.error, draft, known);
      const wayOn = await window.showErrorMessage(message, ...waysOn);
      const next = await goOn(wayOn, failure.error, draft, known, setting);
      if (next !== 'again') return next;
    }
  }
}

function post(draft: Draft, accountName: string, account: Account): Promise<SavedConnection> {
  return runWithProgress(`Creating ${draft.type} connection "${draft.name}" in ${accountName}…`, async (signal) =>
    (await account.connect()).createConnection(connectionOf(draft), signal),
  );
}

/** What the list says after a failure: the connection may be there all the same, or have been there before. */
async function settleFailure(
  error: unknown,
  id: ConnectionId,
  account: Account,
): Promise<'created' | { readonly error: unknown }> {
  if (!(error instanceof RelayApiError)) return { error };
  if (error.kind === 'forbidden') account.noteCreateRefused();
  if (isOutcomeUnknown(error)) return hasConnection(await account.refresh(), id) ? 'created' : { error };
  if (error.kind === 'conflict') await account.refresh();
  if (error.kind === 'invalid' && hasConnection(await account.refresh(), id)) return { error: asConflict(error) };
  return { error };
}

async function goOn(
  wayOn: WayOn | undefined,
  error: unknown,
  draft: Draft,
  known: KnownAccount,
  { signIn }: CreateSetting,
): Promise<Result | 'again'> {
  switch (wayOn) {
    case 'Try Again':
      return 'again';
    case 'Sign In Again':
      return (await signIn()) ? 'again' : settled('cancelled');
    case 'Use the Existing One':
      return settled('existed');
    case 'Choose Another Name':
      return { kind: 'edit', draft: askingForName(draft), at: { kind: 'name' } };
    case 'Edit the Fields': {
      const words = error instanceof RelayApiError ? error.serviceMessage : undefined;
      return { kind: 'edit', draft, at: stepOfComplaint(draft, words) };
    }
    case 'Copy a Request for an Administrator':
      await env.clipboard.writeText(requestForAdministrator([draft], known.accountName));
      return settled('cancelled');
    case undefined:
      return settled('cancelled');
  }
}

export function formSetting(account: Account, known: KnownAccount, prefix: string | undefined): FormSetting {
  const counts = new Map<string, number>();
  for (const { type } of known.connections) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...new Set([...connectionTypes.map(({ type }) => type), ...counts.keys()])].sort();
  return {
    accountName: known.accountName,
    prefix,
    types: types.map((type) => ({ type, detail: describeCount(counts.get(type)) })),
    factsOf: (type) => factsOf(type, account),
    exists: (id) => hasConnection(account.state.snapshot, id),
  };
}

const describeCount = (count = 0): string => (count === 0 ? '' : `${count} on the account`);

/** A service that does not say how it makes connections of the type takes fields. */
async function factsOf(type: string, account: Account): Promise<TypeFacts> {
  const fieldsOnly: ConnectionProvider = { secret: true, oauth2: false };
  const ways = await runWithProgress(`Asking Relay about ${type} connections…`, async (signal) =>
    (await account.connect()).provider(type, signal),
  ).catch(() => fieldsOnly);
  return { fields: connectionType(type)?.fields, ways: ways.secret || ways.oauth2 ? ways : fieldsOnly };
}

const isWhole = (id: Partial<ConnectionId>): id is ConnectionId => Boolean(id.type) && Boolean(id.name);

const keyOf = ({ type = '', name = '' }: Partial<ConnectionId>): string => JSON.stringify([type, name]);
