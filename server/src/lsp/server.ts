/**
 * One client, served: what it can do decides what is set up. Wiring only.
 */
import type { InitializeParams, InitializeResult } from 'vscode-languageserver';
import {
  connectionReferences,
  connectionUses,
  insertReference,
  missingConnections,
  renameReferences,
  spellReference,
  type ConnectionReferencesParams,
  type ConnectionUses,
  type ConnectionUsesParams,
  type InsertReferenceParams,
  type MissingConnectionsParams,
  type RenamedReferences,
  type RenameReferencesParams,
} from '../protocol';
import { openAccount } from './account';
import { countBacklog, type Backlog } from './backlog';
import { offerTo, readClient } from './capabilities';
import { watchClientProcess } from './clientProcess';
import { answerCodeAction } from './codeAction';
import { answerCompletion, noCompletions } from './completion';
import { answerConnectionReferences } from './connectionReferences';
import { followConfiguration } from './configuration';
import { serveConnection, type Connection } from './connection';
import { findConnectionUses } from './connectionUses';
import { followDocuments } from './documents';
import { createEdge } from './edge';
import { answerHover } from './hover';
import { spareMemory, type Memory } from './memory';
import { watchMissing } from './missing';
import {
  CodeActionRequest,
  CompletionRequest,
  HoverRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from './messages';
import { watchSecrets } from './missingSecrets';
import { answerMissingConnections } from './missingConnections';
import { pullDiagnostics } from './pull';
import { pushDiagnostics } from './push';
import { answerInsertReference, answerSpellReference } from './references';
import { answerRenameReferences } from './renameReferences';
import { openSecrets } from './secrets';
import { answerSemanticTokens, answerSemanticTokensRange, refreshSemanticTokens } from './semanticTokens';
import type { Session } from './session';
import { startSlice } from './scheduling';
import { openTransport } from './transport';

/** `clientProcess`: the id of the process that the server ends with; the client may say it in `initialize`, too. */
export function startServer(kind: 'stdio' | 'nodeIpc', clientProcess: number | undefined): void {
  let shutDown = false;
  // A client that leaves without goodbye gets an exit code that shows it.
  const end = (): never => process.exit(shutDown ? 0 : 1);
  const transport = openTransport(kind, end);
  if (clientProcess !== undefined) watchClientProcess(clientProcess, end);
  const backlog = countBacklog(transport.reader);
  const memory = spareMemory();
  serveConnection({ ...transport, reader: backlog.reader }, backlog.options, {
    initialize(lsp, params) {
      if (clientProcess === undefined && typeof params.processId === 'number')
        watchClientProcess(params.processId, end);
      return serve(lsp, backlog, memory, params);
    },
    shutdown() {
      shutDown = true;
    },
    exit: end,
  });
}

/** Milliseconds from any start. */
const elapsed = (): number => performance.now();

interface TextDocumentParams {
  readonly textDocument: { readonly uri: string };
}

function serve(
  lsp: Connection,
  backlog: Backlog,
  memory: Memory,
  { capabilities }: InitializeParams,
): InitializeResult {
  const client = readClient(capabilities);
  const edge = createEdge((message) => lsp.console.error(message));
  const account = openAccount(lsp, client, edge);
  const secrets = openSecrets(lsp, client, edge, account);
  const configuration = followConfiguration(lsp, client, edge, (uris) => {
    delivery.settingsChanged(uris);
    // What was asked for before it was clear that the document is served has been answered with nothing.
    if (client.semanticTokens.refresh) refreshSemanticTokens(lsp, edge);
  });
  // Until the client has answered, a `yaml` document is left alone: the answer may be to leave it alone.
  const documents = followDocuments(lsp, (uri) => configuration.of(uri)?.servesYaml === true, {
    changed(uri) {
      memory.holdText(documents.document(uri)?.getText().length ?? 0);
      delivery.documentChanged(uri);
    },
    closed: (uri) => configuration.forget(uri),
    // A person who has created a connection elsewhere says so by saving. A client that pushes the account has better ways to notice.
    saved(uri) {
      if (client.pushesAccount) return;
      session.missing.askAgain(uri);
      session.secrets.askAgain(uri);
    },
  });
  const session: Session = {
    client,
    configuration,
    documents,
    account,
    missing: watchMissing(account),
    secrets: watchSecrets(secrets),
    now: Date.now,
  };
  const delivery =
    client.diagnostics.delivery === 'pull'
      ? pullDiagnostics(lsp, session, edge)
      : pushDiagnostics(lsp, session, edge, {
          later: (callback) => void setImmediate(callback),
          now: elapsed,
          isQuiet: backlog.isEmpty,
        });
  account.onDidChange(() => {
    if (account.current.kind === 'known') memory.holdAccount(account.current.connections.length);
    delivery.accountChanged();
  });
  secrets.onDidChange((uri) => delivery.secretsChanged(uri));

  // What is pushed is read in slices; nobody would read on for a client that pulls.
  const whenRead =
    client.diagnostics.delivery === 'push'
      ? ({ textDocument }: TextDocumentParams) => documents.whenRead(textDocument.uri, startSlice(elapsed))
      : undefined;
  lsp.onRequest(
    CompletionRequest,
    edge.answer('completing', noCompletions, (params) => answerCompletion(session, params), whenRead),
  );
  lsp.onRequest(
    missingConnections,
    edge.answer('finding missing connections', { connections: [] }, (params: MissingConnectionsParams) =>
      answerMissingConnections(session, params),
    ),
  );
  lsp.onRequest(
    connectionReferences,
    edge.answer('finding references to connections', null, (params: ConnectionReferencesParams) =>
      answerConnectionReferences(session, params),
    ),
  );
  lsp.onRequest(
    connectionUses,
    // After an error nothing is known, which is not the same as no uses.
    edge.answerLater<ConnectionUsesParams, ConnectionUses | null>(
      'finding the uses of connections',
      null,
      findConnectionUses(documents),
    ),
  );
  lsp.onRequest(
    renameReferences,
    edge.answerLater<RenameReferencesParams, RenamedReferences | null>('renaming references', null, (params, token) =>
      answerRenameReferences(documents, params, token),
    ),
  );
  lsp.onRequest(spellReference, edge.answer('spelling a reference', { text: '' }, answerSpellReference));
  lsp.onRequest(
    insertReference,
    edge.answer('writing a reference', null, (params: InsertReferenceParams) =>
      answerInsertReference(documents, params),
    ),
  );
  lsp.onRequest(
    CodeActionRequest,
    edge.answer('finding code actions', [], (params) => answerCodeAction(session, params), whenRead),
  );
  lsp.onRequest(
    HoverRequest,
    edge.answer('describing what is under the mouse', null, (params) => answerHover(session, params), whenRead),
  );
  const tokens = 'finding semantic tokens';
  lsp.onRequest(
    SemanticTokensRequest,
    edge.answer(tokens, null, (params) => answerSemanticTokens(session, params), whenRead),
  );
  lsp.onRequest(
    SemanticTokensRangeRequest,
    edge.answer(tokens, null, (params) => answerSemanticTokensRange(session, params), whenRead),
  );

  return {
    capabilities: offerTo(client),
    serverInfo: { name: 'relay-language-server', version: process.env.RELAY_WORKFLOWS_VERSION ?? '' },
  };
}
