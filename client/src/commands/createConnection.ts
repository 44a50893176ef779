/** `Relay: Create Connection…`: asks for what is not known yet, creates the connection on the account, and has every open document looked at again. */
import { commands, window } from 'vscode';
import {
  connectionKey,
  type AccountSnapshot,
  type ConnectionId,
  type ConnectionToCreate,
  type KnownAccount,
} from '../../../server/src/relay/account';
import { connectionType, connectionTypes } from '../../../server/src/relay/connectionTypes';
import type { Redacted } from '../../../server/src/relay/redacted';
import type { Account } from '../account';
import { hasConnection } from '../arranged';
import type { FormSetting } from '../connectionForm';
import { connectionOf, fieldsOnly, startDraft, type Draft, type TypeFacts } from '../form/draft';
import { runWithProgress } from '../progress';
import { noteDone } from '../walkthroughSteps';
import { authorizeInBrowser } from './authorize';
import { aboutConnections, callService, type ServiceAnswer } from './callService';
import { fillAndSend, type KeptDrafts } from './fillAndSend';
import { asConflict, isOutcomeUnknown, requestForAdministrator, useExisting, waysOnFromCreating } from './outcome';
import { makeReady, type ReadySetting } from './ready';
import { showOnce } from './showOnce';
import { tellCreated } from './tellCreated';

export interface CreateSetting extends ReadySetting {
  readonly drafts: KeptDrafts;
}

/** `skipped`: the user goes on with the next one. */
export type CreateEnd = Sent | { readonly kind: 'cancelled' | 'skipped' };

/** What was created may have another name than what was asked for. */
type Sent = { readonly kind: 'created'; readonly connection: ConnectionId } | { readonly kind: 'existed' };

/** @param prefix of the titles, when this is one of several: then whoever goes through them says what came of it. */
export async function createConnection(
  id: ConnectionToCreate,
  setting: CreateSetting,
  prefix?: string,
): Promise<CreateEnd> {
  const known = await makeReady(isWhole(id) ? [id] : [], setting);
  if (known === undefined) return { kind: 'cancelled' };
  if (isWhole(id) && hasConnection(known, id)) {
    void window.showInformationMessage(
      `Account ${known.accountName} already has the ${id.type} connection "${id.name}".`,
    );
    return { kind: 'existed' };
  }
  const form = formSetting(setting.account, known, prefix);
  const { type = '', name = '', suggestedName } = id;
  const end = await fillAndSend(
    {
      key: connectionKey({ type, name }),
      begin: async () => startDraft(id, type === '' ? undefined : await form.factsOf(type)),
      send: (draft) => send(draft, known, setting),
    },
    form,
    setting.drafts,
  );
  if (end.kind === 'cancelled') return { kind: end.skipped === true ? 'skipped' : 'cancelled' };
  const sent = end.value;
  if (sent.kind === 'existed') return sent;
  noteDone('relay.connectionCreated');
  if (prefix === undefined) void tellCreated(sent.connection, known.accountName, setting);
  // It was asked for from a list of completions: there it can be chosen now.
  if (suggestedName !== undefined) void commands.executeCommand('editor.action.triggerSuggest');
  return sent;
}

async function send(draft: Draft, known: KnownAccount, setting: CreateSetting): Promise<ServiceAnswer<Sent>> {
  const answer = await post(draft, known, setting);
  if (answer.kind === 'failed')
    return answer.wayOn === useExisting ? { kind: 'done', value: { kind: 'existed' } } : answer;
  const { type, name } = draft;
  const connection = { type, name };
  const posted = answer.value;
  if (posted.kind === 'created') await showOnce(connection, posted.displayOnce);
  else if (!(await authorizeInBrowser(posted.url, connection, known.accountName, setting.account)))
    return { kind: 'failed', wayOn: undefined, error: undefined };
  return { kind: 'done', value: { kind: 'created', connection } };
}

type Posted =
  | { readonly kind: 'created'; readonly displayOnce: ReadonlyMap<string, Redacted> }
  /** It is created when the user has authorized it there. */
  | { readonly kind: 'inBrowser'; readonly url: string };

function post(draft: Draft, known: KnownAccount, setting: CreateSetting): Promise<ServiceAnswer<Posted>> {
  const { type, name, inBrowser } = draft;
  const { account } = setting;
  const { accountName } = known;
  const what = `${type} connection "${name}"`;
  return callService<Posted, AccountSnapshot>(
    {
      what: `create the ${what}`,
      progress: inBrowser ? `Asking Relay where to authorize the ${what}…` : `Creating ${what} in ${accountName}…`,
      run: async (api, signal) => {
        if (inBrowser) return { kind: 'inBrowser', url: await api.startOAuth(draft, signal) };
        const { displayOnce } = await api.createConnection(connectionOf(draft), signal);
        await account.refresh();
        return { kind: 'created', displayOnce };
      },
      entered: true,
      ...aboutConnections(setting),
      settle: (error, list) => {
        if (!hasConnection(list, draft)) return undefined;
        if (isOutcomeUnknown(error)) return { kind: 'created', displayOnce: new Map() };
        return error.kind === 'invalid' ? asConflict(error) : undefined;
      },
      request: requestForAdministrator([draft], accountName),
      waysOn: waysOnFromCreating,
    },
    known,
    setting,
  );
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
  const ways = await runWithProgress(`Asking Relay about ${type} connections…`, async (signal) =>
    (await account.connect()).provider(type, signal),
  ).catch(() => fieldsOnly);
  return { fields: connectionType(type)?.fields, ways: ways.secret || ways.oauth2 ? ways : fieldsOnly };
}

const isWhole = (id: Partial<ConnectionId>): id is ConnectionId => Boolean(id.type) && Boolean(id.name);
