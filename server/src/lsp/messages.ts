/**
 * The messages of the protocol that are spoken here, under the names that `vscode-languageserver` gives them.
 */
import { NotificationType, NotificationType0, RequestType, RequestType0 } from 'vscode-jsonrpc/node';
import type {
  CodeAction,
  CodeActionParams,
  Command,
  CompletionList,
  CompletionParams,
  ConfigurationParams,
  DidChangeConfigurationParams,
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  DidSaveTextDocumentParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  Hover,
  HoverParams,
  InitializedParams,
  InitializeParams,
  InitializeResult,
  LogMessageParams,
  PublishDiagnosticsParams,
  RegistrationParams,
  SemanticTokens,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver';

export const InitializeRequest = new RequestType<InitializeParams, InitializeResult, void>('initialize');
export const InitializedNotification = new NotificationType<InitializedParams>('initialized');
export const ShutdownRequest = new RequestType0<null, void>('shutdown');
export const ExitNotification = new NotificationType0('exit');
export const RegistrationRequest = new RequestType<RegistrationParams, void, void>('client/registerCapability');
export const LogMessageNotification = new NotificationType<LogMessageParams>('window/logMessage');

export const ConfigurationRequest = new RequestType<ConfigurationParams, unknown[], void>('workspace/configuration');
export const DidChangeConfigurationNotification = new NotificationType<DidChangeConfigurationParams>(
  'workspace/didChangeConfiguration',
);

export const DidOpenTextDocumentNotification = new NotificationType<DidOpenTextDocumentParams>('textDocument/didOpen');
export const DidChangeTextDocumentNotification = new NotificationType<DidChangeTextDocumentParams>(
  'textDocument/didChange',
);
export const DidSaveTextDocumentNotification = new NotificationType<DidSaveTextDocumentParams>('textDocument/didSave');
export const DidCloseTextDocumentNotification = new NotificationType<DidCloseTextDocumentParams>(
  'textDocument/didClose',
);

export const PublishDiagnosticsNotification = new NotificationType<PublishDiagnosticsParams>(
  'textDocument/publishDiagnostics',
);
export const DocumentDiagnosticRequest = new RequestType<DocumentDiagnosticParams, DocumentDiagnosticReport, void>(
  'textDocument/diagnostic',
);
export const DiagnosticRefreshRequest = new RequestType0<void, void>('workspace/diagnostic/refresh');

export const CompletionRequest = new RequestType<CompletionParams, CompletionList, void>('textDocument/completion');
export const HoverRequest = new RequestType<HoverParams, Hover | null, void>('textDocument/hover');
export const CodeActionRequest = new RequestType<CodeActionParams, (CodeAction | Command)[], void>(
  'textDocument/codeAction',
);

export const SemanticTokensRequest = new RequestType<SemanticTokensParams, SemanticTokens | null, void>(
  'textDocument/semanticTokens/full',
);
export const SemanticTokensRangeRequest = new RequestType<SemanticTokensRangeParams, SemanticTokens | null, void>(
  'textDocument/semanticTokens/range',
);
export const SemanticTokensRefreshRequest = new RequestType0<void, void>('workspace/semanticTokens/refresh');
