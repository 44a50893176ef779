/** The language server's process and what this client can do for it. */
import {
  CancellationTokenSource,
  EventEmitter,
  type CancellationToken,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type Range,
  type TextDocument,
  Uri,
} from 'vscode';
import { LanguageClient, State, TransportKind, type StaticFeature } from 'vscode-languageclient/node';
import {
  chooseWorkflowCommand,
  connectionReferences,
  connectionUses,
  createConnectionCommand,
  createMissingConnectionsCommand,
  createSecretCommand,
  didChangeAccount,
  didChangeSecrets,
  insertReference,
  missingConnections,
  needSecrets,
  refreshAccount,
  renameReferences,
  spellReference,
  type ConnectionReferences,
  type ConnectionReferencesParams,
  type ConnectionUses,
  type DidChangeAccountParams,
  type DidChangeSecretsParams,
  type InsertedReference,
  type InsertReferenceParams,
  type MissingConnections,
  type MissingConnectionsParams,
  type NeedSecretsParams,
  type RelayClientCapabilities,
  type RenamedReferences,
  type RenameReferencesParams,
  type SpelledReference,
  type SpellReferenceParams,
} from '../../server/src/protocol';
import type { AccountSnapshot, ConnectionId } from '../../server/src/relay/account';
import { servedDocuments } from './recognition';
import { withWayOn } from './waysOn';
import { findYaml } from './workspaceWorkflows';

export interface LanguageServer {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Keeps the snapshot, so that a server that is started again hears it too. */
  pushAccount(snapshot: AccountSnapshot): void;
  /** A server that is started again asks for it again. */
  pushSecrets(params: DidChangeSecretsParams): void;
  /** What the account is known to lack for one document; nothing for a document that is no workflow. */
  missingConnections(document: TextDocument | undefined): Promise<MissingConnections>;
  /** Which connections the workspace refers to, and where; `undefined` when that cannot be known now. */
  connectionUses(signal?: AbortSignal): Promise<ConnectionUses | undefined>;
  /** What gives each reference of the workspace to a connection its new name; `undefined` when that cannot be known now. */
  renameReferences(connection: ConnectionId, name: string): Promise<RenamedReferences | undefined>;
  /** `undefined` while there is no server. */
  spellReference(params: SpellReferenceParams): Promise<string | undefined>;
  /** `null` for what is no workflow, `undefined` while there is no server. */
  insertReference(
    document: TextDocument,
    connection: ConnectionId,
    selections: readonly Range[],
  ): Promise<InsertedReference | null | undefined>;
  /** Where a document names connections; `undefined` while there is no server, and for what is no workflow. */
  connectionReferences(document: TextDocument): Promise<ConnectionReferences | undefined>;
  /** The server has looked at the newest text and account, whether or not it found anything. */
  readonly onDidDiagnose: Event<Uri>;
  /** For the first time, or again. */
  readonly onDidStart: Event<void>;
}

const abilities: RelayClientCapabilities = {
  account: 'pushed',
  secrets: 'pushed',
  commands: [createConnectionCommand, createMissingConnectionsCommand, createSecretCommand, chooseWorkflowCommand],
};

/**
 * @param onRefreshAccount the server found a connection missing from an old list; resolves when there is a newer one, or none to wait for.
 * @param onNeedSecrets a document refers to secrets; resolves when what is read now has been pushed.
 */
export function createLanguageServer(
  context: ExtensionContext,
  output: LogOutputChannel,
  onRefreshAccount: () => Promise<void>,
  onNeedSecrets: (params: NeedSecretsParams) => Promise<void>,
): LanguageServer {
  let account: AccountSnapshot | undefined;
  let starting: Promise<void> | undefined;
  const diagnosed = new EventEmitter<Uri>();
  const started = new EventEmitter<void>();
  context.subscriptions.push(diagnosed, started);
  const client = new LanguageClient(
    'relay',
    'Relay Workflows',
    {
      module: context.asAbsolutePath('dist/server.js'),
      transport: TransportKind.ipc,
      options: {
        env: {
          // The account is pushed without its token; the server has no use for one that the environment holds.
          RELAY_API_TOKEN: undefined,
          // Node 22.1 and newer keep what V8 has compiled there (300 KB), which saves a tenth of a start; older ones do not look.
          NODE_COMPILE_CACHE: Uri.joinPath(context.globalStorageUri, 'compiled').fsPath,
        },
      },
    },
    {
      documentSelector: servedDocuments,
      outputChannel: output,
      diagnosticCollectionName: 'relay',
      middleware: {
        provideCodeActions: async (document, range, context, token, next) =>
          withWayOn((await next(document, range, context, token)) ?? [], account),
        handleDiagnostics: (uri, diagnostics, next) => {
          next(uri, diagnostics);
          diagnosed.fire(uri);
        },
      },
      markdown: { isTrusted: false, supportThemeIcons: true },
    },
  );
  client.registerFeature(declareAbilities());

  let pushed = Promise.resolve();
  const push = (method: string, params: DidChangeAccountParams | DidChangeSecretsParams): void => {
    if (!client.isRunning()) return;
    pushed = client.sendNotification(method, params).catch((error: unknown) => output.error(String(error)));
  };
  const pushKnownAccount = (): void => {
    if (account !== undefined) push(didChangeAccount, account);
  };
  /** The server takes the answer to mean that it has what was read. */
  const afterPush = async (reading: Promise<void>): Promise<null> => {
    await reading;
    await pushed;
    return null;
  };
  client.onRequest(refreshAccount, () => afterPush(onRefreshAccount()));
  client.onRequest(needSecrets, (params: NeedSecretsParams) => afterPush(onNeedSecrets(params)));
  client.onDidChangeState(({ newState }) => {
    if (newState !== State.Running) return;
    pushKnownAccount();
    started.fire();
  });

  /** `undefined` without an answer: no server, a question that was cancelled, or an error, which the log tells. */
  const ask = async <T>(method: string, params: object, token?: CancellationToken): Promise<T | undefined> => {
    if (!client.isRunning()) return undefined;
    try {
      // An `undefined` in the token's place would be a second parameter.
      return await (token ? client.sendRequest<T>(method, params, token) : client.sendRequest<T>(method, params));
    } catch (error) {
      if (token?.isCancellationRequested !== true) output.error(`${method}: ${String(error)}`);
      return undefined;
    }
  };
  const uriOf = (uri: Uri): string => client.code2ProtocolConverter.asUri(uri);
  const yamlUris = async (token?: CancellationToken): Promise<readonly string[]> => (await findYaml(token)).map(uriOf);

  return {
    start: () => (starting = client.start()),
    stop: async () => {
      // One that is starting cannot be stopped.
      await starting?.catch(() => undefined);
      await client.dispose();
    },
    pushAccount: (snapshot) => {
      if (snapshot === account) return;
      account = snapshot;
      pushKnownAccount();
    },
    pushSecrets: (params) => push(didChangeSecrets, params),
    missingConnections: async (document) => {
      if (document === undefined || !client.isRunning()) return { connections: [] };
      await pushed;
      const params: MissingConnectionsParams = { uri: uriOf(document.uri) };
      return client.sendRequest<MissingConnections>(missingConnections, params);
    },
    connectionUses: async (signal) => {
      const token = signal && cancelledBy(signal);
      return (await ask<ConnectionUses | null>(connectionUses, { uris: await yamlUris(token) }, token)) ?? undefined;
    },
    renameReferences: async (connection, name) => {
      const params: RenameReferencesParams = { uris: await yamlUris(), connection, name };
      return (await ask<RenamedReferences | null>(renameReferences, params)) ?? undefined;
    },
    spellReference: async (params) => (await ask<SpelledReference>(spellReference, params))?.text,
    insertReference: (document, connection, selections) => {
      const params: InsertReferenceParams = {
        uri: uriOf(document.uri),
        connection,
        selections: client.code2ProtocolConverter.asRanges(selections),
      };
      return ask<InsertedReference | null>(insertReference, params);
    },
    connectionReferences: async (document) => {
      const params: ConnectionReferencesParams = { uri: uriOf(document.uri) };
      return (await ask<ConnectionReferences | null>(connectionReferences, params)) ?? undefined;
    },
    onDidDiagnose: diagnosed.event,
    onDidStart: started.event,
  };
}

function cancelledBy(signal: AbortSignal): CancellationToken {
  const source = new CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel());
  return source.token;
}

function declareAbilities(): StaticFeature {
  return {
    fillClientCapabilities: (capabilities) => {
      capabilities.experimental = { ...(capabilities.experimental as object | undefined), relay: abilities };
    },
    initialize: () => undefined,
    getState: () => ({ kind: 'static' }),
    clear: () => undefined,
  };
}
