/**
 * Between this server's answers, in offsets, and the protocol's, in positions. Both count UTF-16 code units.
 */
import type {
  CodeAction as LspCodeAction,
  Command as LspCommand,
  CompletionItem as LspCompletionItem,
  Diagnostic as LspDiagnostic,
  MarkupContent,
  Range,
  TextEdit as LspTextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Command, CompletionItem, Diagnostic, TextEdit } from '../languageService';
import type { Span } from '../workflow/span';
import type { Client } from './capabilities';
import {
  CodeActionKind,
  CompletionItemKind,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  MarkupKind,
} from './constants';

export function toRange(span: Span, document: TextDocument): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function toSpan(range: Range, document: TextDocument): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export function toTextEdit({ span, newText }: TextEdit, document: TextDocument): LspTextEdit {
  return { range: toRange(span, document), newText };
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

export function toDiagnostic(diagnostic: Diagnostic, document: TextDocument, client: Client): LspDiagnostic {
  const { code, message, severity, span } = diagnostic;
  return {
    range: toRange(span, document),
    severity: severities[severity],
    code,
    source: 'relay',
    message,
    ...(client.diagnostics.links && { codeDescription: { href: documentationOf(code) } }),
    ...(client.diagnostics.fading && diagnostic.faded === true && { tags: [DiagnosticTag.Unnecessary] }),
  };
}

/** `…/blob/main/docs/diagnostics.md#connection-missing`, a heading of that file. */
function documentationOf(code: string): string {
  return `${process.env.RELAY_WORKFLOWS_REPOSITORY ?? ''}/blob/main/docs/diagnostics.md#${code}`;
}

const itemKinds = {
  root: CompletionItemKind.Module,
  function: CompletionItemKind.Function,
  type: CompletionItemKind.Module,
  connection: CompletionItemKind.Value,
  field: CompletionItemKind.Field,
  parameter: CompletionItemKind.Variable,
  secret: CompletionItemKind.Constant,
  step: CompletionItemKind.Struct,
  status: CompletionItemKind.EnumMember,
  property: CompletionItemKind.Property,
  tag: CompletionItemKind.Keyword,
  reference: CompletionItemKind.Reference,
  create: CompletionItemKind.Event,
} as const;

export function toCompletionItem(item: CompletionItem, document: TextDocument, client: Client): LspCompletionItem {
  const { label, detail, documentation, filterText, sortText } = item;
  return {
    label,
    kind: itemKinds[item.kind],
    filterText,
    sortText,
    ...(item.caret !== undefined && client.snippets
      ? { textEdit: toSnippetEdit(item.edit, item.caret, document), insertTextFormat: InsertTextFormat.Snippet }
      : { textEdit: toTextEdit(item.edit, document) }),
    ...(item.additionalEdits && {
      additionalTextEdits: item.additionalEdits.map((edit) => toTextEdit(edit, document)),
    }),
    ...(detail !== undefined && { detail }),
    ...(documentation !== undefined && { documentation: toMarkup(documentation, client.markdown.completion) }),
    ...(item.command && { command: toCommand(item.command) }),
  };
}

function toSnippetEdit({ span, newText }: TextEdit, caret: number, document: TextDocument): LspTextEdit {
  const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');
  return {
    range: toRange(span, document),
    newText: `${escaped(newText.slice(0, caret))}$0${escaped(newText.slice(caret))}`,
  };
}

export function toMarkup(markdown: string, understood: boolean): MarkupContent {
  return understood
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkup(markdown) };
}

/** Ours is readable but for what it emphasizes (`**prod**`) and escapes (`my\_name`). */
function withoutMarkup(markdown: string): string {
  return markdown.replace(/\\(.)|\*\*/g, '$1');
}

function toCommand(command: Command): LspCommand {
  return { title: command.title, command: command.command, arguments: [...command.arguments] };
}

/** `shown` are the diagnostics that the client sent along: it recognizes its own better than a copy with a newer age in the message. */
export function toCodeAction(
  action: CodeAction,
  document: TextDocument,
  client: Client,
  shown: readonly LspDiagnostic[],
): LspCodeAction {
  return {
    title: action.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: action.diagnostics.map((diagnostic) => {
      const own = toDiagnostic(diagnostic, document, client);
      return shown.find(({ code, range }) => code === own.code && sameRange(range, own.range)) ?? own;
    }),
    ...(action.preferred && { isPreferred: true }),
    ...(action.disabled !== undefined && { disabled: { reason: action.disabled } }),
    ...(action.edits && { edit: toWorkspaceEdit(action.edits, document, client) }),
    ...(action.command && { command: toCommand(action.command) }),
  };
}

function sameRange(a: Range, b: Range): boolean {
  return (
    a.start.line === b.start.line &&
    a.start.character === b.start.character &&
    a.end.line === b.end.line &&
    a.end.character === b.end.character
  );
}

/** With a version where the client understands it, so that an edit meant for an older text is refused. */
function toWorkspaceEdit(edits: readonly TextEdit[], document: TextDocument, client: Client): WorkspaceEdit {
  const { uri, version } = document;
  const converted = edits.map((edit) => toTextEdit(edit, document));
  return client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits: converted }] }
    : { changes: { [uri]: converted } };
}
