/** `textDocument/semanticTokens/full` and `/range` */
import {
  SemanticTokenModifiers,
  SemanticTokensBuilder,
  SemanticTokensRefreshRequest,
  SemanticTokenTypes,
  type Connection,
  type SemanticTokens,
  type SemanticTokensLegend,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from 'vscode-languageserver/node';
import { semanticTokens, type SemanticTokenType } from '../languageService';
import type { Span } from '../workflow/span';
import { toSpan } from './conversions';
import type { OpenWorkflow } from './documents';
import type { Edge } from './edge';
import type { Session } from './session';

const standardTypes: Readonly<Record<SemanticTokenType, SemanticTokenTypes>> = {
  namespace: SemanticTokenTypes.namespace,
  type: SemanticTokenTypes.type,
  name: SemanticTokenTypes.variable,
  parameter: SemanticTokenTypes.parameter,
  property: SemanticTokenTypes.property,
  function: SemanticTokenTypes.function,
  string: SemanticTokenTypes.string,
  number: SemanticTokenTypes.number,
  keyword: SemanticTokenTypes.keyword,
  operator: SemanticTokenTypes.operator,
};

/** The name of a connection, secret or step is a variable that is not assigned here. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: Object.values(standardTypes),
  tokenModifiers: [SemanticTokenModifiers.readonly],
};

/** `null` leaves a document that is no business of ours to others. */
export function answerSemanticTokens(session: Session, { textDocument }: SemanticTokensParams): SemanticTokens | null {
  const open = session.documents.workflow(textDocument.uri);
  return open ? encode(open, undefined) : null;
}

export function answerSemanticTokensRange(
  session: Session,
  { textDocument, range }: SemanticTokensRangeParams,
): SemanticTokens | null {
  const open = session.documents.workflow(textDocument.uri);
  return open ? encode(open, toSpan(range, open.document)) : null;
}

export function refreshSemanticTokens(lsp: Connection, edge: Edge): void {
  lsp.sendRequest(SemanticTokensRefreshRequest.type).catch((error: unknown) => {
    edge.report('asking the client to look at the semantic tokens again', error);
  });
}

function encode({ document, workflow }: OpenWorkflow, within: Span | undefined): SemanticTokens {
  const builder = new SemanticTokensBuilder();
  for (const { span, type } of semanticTokens(workflow, within)) {
    const { line, character } = document.positionAt(span.start);
    const typeIndex = semanticTokensLegend.tokenTypes.indexOf(standardTypes[type]);
    builder.push(line, character, span.end - span.start, typeIndex, type === 'name' ? 1 : 0);
  }
  return builder.build();
}
