/**
 * The numbers and words of the protocol that are used here. `satisfies` holds each to what the protocol says; the package's own tables would bring all of it.
 */
import type * as protocol from 'vscode-languageserver';

type Of<Table> = Partial<Table>;

export const CodeActionKind = { QuickFix: 'quickfix' } as const satisfies Of<typeof protocol.CodeActionKind>;

export const CompletionItemKind = {
  Function: 3,
  Field: 5,
  Variable: 6,
  Module: 9,
  Property: 10,
  Value: 12,
  Keyword: 14,
  Reference: 18,
  EnumMember: 20,
  Constant: 21,
  Struct: 22,
  Event: 23,
} as const satisfies Of<typeof protocol.CompletionItemKind>;

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const satisfies Of<typeof protocol.DiagnosticSeverity>;

export const DiagnosticTag = { Unnecessary: 1 } as const satisfies Of<typeof protocol.DiagnosticTag>;

export const DocumentDiagnosticReportKind = { Full: 'full' } as const satisfies Of<
  typeof protocol.DocumentDiagnosticReportKind
>;

export const InsertTextFormat = { Snippet: 2 } as const satisfies Of<typeof protocol.InsertTextFormat>;

export const LSPErrorCodes = { RequestCancelled: -32800 } as const satisfies Of<typeof protocol.LSPErrorCodes>;

export const MarkupKind = { PlainText: 'plaintext', Markdown: 'markdown' } as const satisfies Of<
  typeof protocol.MarkupKind
>;

export const MessageType = { Error: 1, Warning: 2, Info: 3, Log: 4 } as const satisfies Of<typeof protocol.MessageType>;
export type MessageType = (typeof MessageType)[keyof typeof MessageType];

export const TextDocumentSyncKind = { Incremental: 2 } as const satisfies Of<typeof protocol.TextDocumentSyncKind>;
