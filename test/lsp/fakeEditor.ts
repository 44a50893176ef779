/**
 * An editor for tests: it starts the bundled server over stdio, opens and edits documents as an editor does, and awaits what it expects.
 */
import assert from 'node:assert/strict';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type CodeAction,
  type Command,
  type CompletionList,
  type ConfigurationParams,
  type Diagnostic,
  type DidChangeTextDocumentParams,
  type Hover,
  type InitializeResult,
  type MessageConnection,
  type PublishDiagnosticsParams,
  type Range,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { didChangeAccount, refreshAccount } from '../../server/src/protocol';
import type { AccountSnapshot } from '../../server/src/relay/account';
import { frame, readFrames } from './frames';
import { startServerProcess, type ServerOptions, type ServerProcess } from './serverProcess';

export interface EditorOptions extends ServerOptions {
  readonly capabilities?: ClientCapabilities;
  /** The answer to `workspace/configuration`, for each document; may be a promise. */
  readonly configuration?: (uri: string) => unknown;
  /** What a client that pushes the account does for `relay/refreshAccount`; it is answered when this resolves. */
  readonly refreshAccount?: () => Promise<void>;
}

export interface Editor {
  readonly server: ServerProcess;
  readonly lsp: MessageConnection;
  readonly initialized: InitializeResult;
  open(text: string, options?: { readonly uri?: string; readonly languageId?: string }): OpenFile;
  pushAccount(account: AccountSnapshot): void;
  /** What was published, for any document, in order. */
  readonly publications: readonly PublishDiagnosticsParams[];
  /** Notifications and requests of this method, in order. */
  received(method: string): readonly unknown[];
  /** Resolves when `condition` holds, which is looked at after every message of the server. */
  until(what: string, condition: () => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface OpenFile {
  readonly uri: string;
  readonly document: TextDocument;
  /** Replaces the first `before` of the text by `after`, with an incremental edit. */
  edit(before: string, after: string): void;
  /** The same edit so many times, all on their way before the server sees the first. */
  editInOneBurst(times: number, before: string, after: string): void;
  save(): void;
  close(): void;
  /** Every publication for it so far. */
  publications(): readonly PublishDiagnosticsParams[];
  /** Awaits diagnostics of the newest version that read like this: `connection-missing "prod"`. */
  expectProblems(...problems: string[]): Promise<readonly Diagnostic[]>;
  /** Completion right after the first `before`. */
  complete(before: string): Promise<CompletionList>;
  codeActions(
    at: string,
    context?: Partial<{ only: string[]; diagnostics: Diagnostic[] }>,
  ): Promise<(CodeAction | Command)[]>;
  hover(at: string): Promise<Hover | null>;
  rangeOf(text: string): Range;
}

/** Ends the server however `use` ends, and then holds that it wrote nothing but protocol. */
export async function withEditor<Result>(
  options: EditorOptions,
  use: (editor: Editor) => Promise<Result>,
): Promise<Result> {
  const editor = await startEditor(options);
  try {
    return await use(editor);
  } finally {
    await editor.close();
    readFrames(editor.server.stdout());
  }
}

async function startEditor(options: EditorOptions): Promise<Editor> {
  const server = startServerProcess(options);
  const { child } = server;
  const lsp = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const publications: PublishDiagnosticsParams[] = [];
  const notifications: { readonly method: string; readonly params: unknown }[] = [];
  const waiting = new Set<() => void>();
  const lookAgain = (): void => waiting.forEach((look) => look());

  lsp.onNotification((method, params) => {
    notifications.push({ method, params });
    if (method === 'textDocument/publishDiagnostics') publications.push(params as PublishDiagnosticsParams);
    lookAgain();
  });
  lsp.onRequest(async (method, params) => {
    notifications.push({ method, params });
    lookAgain();
    if (method === refreshAccount) await options.refreshAccount?.();
    if (method !== 'workspace/configuration') return null;
    const { items } = params as ConfigurationParams;
    return Promise.all(items.map(async ({ scopeUri = '' }) => (await options.configuration?.(scopeUri)) ?? null));
  });
  lsp.listen();

  const initialized: InitializeResult = await lsp.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    trace: 'verbose',
  });
  void lsp.sendNotification('initialized', {});

  const until = (what: string, condition: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (condition()) finish(resolve);
      };
      const finish = (end: () => void): void => {
        clearTimeout(giveUp);
        waiting.delete(look);
        end();
      };
      const giveUp = setTimeout(() => finish(() => reject(new Error(`Waited in vain: ${what}`))), 30_000);
      waiting.add(look);
      look();
    });

  const editor: Editor = {
    server,
    lsp,
    initialized,
    publications,
    until,
    received: (method) => notifications.filter((each) => each.method === method).map(({ params }) => params),
    pushAccount: (account) => void lsp.sendNotification(didChangeAccount, account),
    open: (text, { uri = 'file:///workflow.yaml', languageId = 'relay-workflow' } = {}) => {
      const document = TextDocument.create(uri, languageId, 1, text);
      void lsp.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      return openFile(editor, document);
    },
    async close() {
      if (child.exitCode === null) {
        await lsp.sendRequest('shutdown');
        await lsp.sendNotification('exit');
      }
      assert.equal(await server.exited, 0, server.stderr());
      lsp.dispose();
    },
  };
  return editor;
}

function openFile(editor: Editor, document: TextDocument): OpenFile {
  const { lsp, publications } = editor;
  const { uri } = document;
  const ofThis = (): readonly PublishDiagnosticsParams[] => publications.filter((each) => each.uri === uri);
  const offsetOf = (text: string): number => {
    const offset = document.getText().indexOf(text);
    assert.ok(offset >= 0, `the document has no ${JSON.stringify(text)}`);
    return offset;
  };
  const rangeOf = (text: string): Range => {
    const start = offsetOf(text);
    return { start: document.positionAt(start), end: document.positionAt(start + text.length) };
  };
  const change = (before: string, after: string): DidChangeTextDocumentParams => {
    const contentChanges = [{ range: rangeOf(before), text: after }];
    TextDocument.update(document, contentChanges, document.version + 1);
    return { textDocument: { uri, version: document.version }, contentChanges };
  };
  return {
    uri,
    document,
    rangeOf,
    publications: ofThis,
    edit: (before, after) => void lsp.sendNotification('textDocument/didChange', change(before, after)),
    editInOneBurst(times, before, after) {
      const frames = Array.from({ length: times }, () =>
        frame({ jsonrpc: '2.0', method: 'textDocument/didChange', params: change(before, after) }),
      );
      editor.server.child.stdin.write(frames.join(''));
    },
    save: () => void lsp.sendNotification('textDocument/didSave', { textDocument: { uri } }),
    close: () => void lsp.sendNotification('textDocument/didClose', { textDocument: { uri } }),
    async expectProblems(...problems) {
      const shown = (): readonly string[] | undefined => {
        const last = ofThis().at(-1);
        return last?.version === document.version ? last.diagnostics.map((each) => inWords(each, document)) : undefined;
      };
      const expected = JSON.stringify(problems);
      await editor
        .until(`problems ${expected}`, () => JSON.stringify(shown()) === expected)
        .catch((error: unknown) => {
          assert.deepEqual(shown(), problems);
          throw error;
        });
      return ofThis().at(-1)?.diagnostics ?? [];
    },
    complete: (before) =>
      lsp.sendRequest('textDocument/completion', { textDocument: { uri }, position: rangeOf(before).end }),
    codeActions: (at, context) =>
      lsp.sendRequest('textDocument/codeAction', {
        textDocument: { uri },
        range: rangeOf(at),
        context: { diagnostics: [], ...context },
      }),
    hover: (at) =>
      lsp.sendRequest('textDocument/hover', { textDocument: { uri }, position: document.positionAt(offsetOf(at) + 1) }),
  };
}

function inWords({ code, range }: Diagnostic, document: TextDocument): string {
  return `${code ?? ''} ${JSON.stringify(document.getText(range))}`;
}
