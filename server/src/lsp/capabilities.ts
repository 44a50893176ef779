/**
 * What the client said it can do, read once, and what this server offers to such a client.
 */
import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import type { ClientAbilities } from '../languageService';
import { property } from '../relay/json';
import { CodeActionKind, TextDocumentSyncKind } from './constants';
import { semanticTokensLegend } from './semanticTokens';

export interface Client extends ClientAbilities {
  readonly pushesAccount: boolean;
  readonly pushesSecrets: boolean;
  readonly configuration: { readonly pull: boolean; readonly register: boolean };
  /** `pull` only for a client that knows nothing else. */
  readonly diagnostics: {
    readonly delivery: 'push' | 'pull';
    readonly refresh: boolean;
    readonly links: boolean;
    readonly fading: boolean;
  };
  readonly codeActions: { readonly literals: boolean; readonly disabled: boolean };
  readonly documentChanges: boolean;
  readonly snippets: boolean;
  readonly semanticTokens: { readonly supported: boolean; readonly refresh: boolean };
  readonly markdown: { readonly completion: boolean; readonly hover: boolean };
}

/** A client that declares nothing gets a complete server. */
export function readClient({ textDocument, workspace, experimental }: ClientCapabilities): Client {
  const relay = relayCapabilities(experimental);
  const push = textDocument?.publishDiagnostics;
  const pull = textDocument?.diagnostic;
  return {
    commands: new Set(relay.commands),
    pushesAccount: relay.account === 'pushed',
    pushesSecrets: relay.secrets === 'pushed',
    configuration: {
      pull: workspace?.configuration === true,
      register: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    },
    diagnostics: {
      delivery: pull !== undefined && push === undefined ? 'pull' : 'push',
      refresh: workspace?.diagnostics?.refreshSupport === true,
      links: (push ?? pull)?.codeDescriptionSupport === true,
      fading: (push ?? pull)?.tagSupport !== undefined,
    },
    codeActions: {
      literals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
      disabled: textDocument?.codeAction?.disabledSupport === true,
    },
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    semanticTokens: {
      supported: textDocument?.semanticTokens !== undefined,
      refresh: workspace?.semanticTokens?.refreshSupport === true,
    },
    markdown: {
      completion: textDocument?.completion?.completionItem?.documentationFormat?.includes('markdown') === true,
      hover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    },
  };
}

/** `experimental` is any JSON: what has another shape than `RelayClientCapabilities` is as if it were not there. */
function relayCapabilities(experimental: unknown): {
  readonly account: unknown;
  readonly secrets: unknown;
  readonly commands: readonly string[];
} {
  const relay = property(experimental, 'relay');
  const commands = property(relay, 'commands');
  return {
    account: property(relay, 'account'),
    secrets: property(relay, 'secrets'),
    commands: Array.isArray(commands) ? commands.filter((command) => typeof command === 'string') : [],
  };
}

export function offerTo(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: [...completionTriggers] },
    codeActionProvider: client.codeActions.literals ? { codeActionKinds: [CodeActionKind.QuickFix] } : true,
    hoverProvider: true,
    ...(client.semanticTokens.supported && {
      semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    }),
    ...(client.diagnostics.delivery === 'pull' && {
      diagnosticProvider: { identifier: 'relay', interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}

/**
 * After these a reference begins or goes on: `.` a segment, the quotes and `[` a name, `{` a template or a mapping, `!` a tag, and the space
 * after `type:`, `name:` or `[aws,`. Not `:`, after which YAML wants a space before any value.
 */
const completionTriggers = ['.', "'", '"', '`', '[', '{', '!', ' '];
