/** `textDocument/semanticTokens/full` and `/range` */
import type {
  SemanticTokens,
  SemanticTokensLegend,
  SemanticTokensParams,
  SemanticTokensRangeParams,
  SemanticTokenTypes,
} from 'vscode-languageserver';
import { semanticTokens, type SemanticTokenType } from '../languageService';
import type { Span } from '../workflow/span';
import type { Connection } from './connection';
import { toSpan } from './conversions';
import type { OpenWorkflow } from './documents';
import type { Edge } from './edge';
import { SemanticTokensRefreshRequest } from './messages';
import type { Session } from './session';

const standardTypes: Readonly<Record<SemanticTokenType, `${SemanticTokenTypes}`>> = {
  namespace: 'namespace',
  type: 'type',
  name: 'variable',
  parameter: 'parameter',
  property: 'property',
  function: 'function',
  string: 'string',
  number: 'number',
  keyword: 'keyword',
  operator: 'operator',
};

/** The name of a connection, secret or step is a variable that is not assigned here. */
export const semanticTokensLegend: SemanticTokensLegend = {
  tokenTypes: Object.values(standardTypes),
  tokenModifiers: ['readonly'],
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
  const asked = lsp.sendRequest(SemanticTokensRefreshRequest);
  void edge.sent('asking the client to look at the semantic tokens again', asked);
}

/** Five numbers a token: lines and characters on from the token before, length, type, modifiers. */
function encode({ document, workflow }: OpenWorkflow, within: Span | undefined): SemanticTokens {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { span, type } of semanticTokens(workflow, within)) {
    const start = document.positionAt(span.start);
    const lines = start.line - before.line;
    const characters = lines === 0 ? start.character - before.character : start.character;
    const typeIndex = semanticTokensLegend.tokenTypes.indexOf(standardTypes[type]);
    data.push(lines, characters, span.end - span.start, typeIndex, type === 'name' ? 1 : 0);
    before = start;
  }
  return { data };
}
