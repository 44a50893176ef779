/**
 * The tokens that the package makes of a text.
 */
import type { CST } from 'yaml';

export type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

export function isCollection(token: CST.Token | null | undefined): token is Collection {
  return token?.type === 'block-map' || token?.type === 'block-seq' || token?.type === 'flow-collection';
}

/** All collections and scalars of a document, in no order. */
export function tokensOf(document: CST.Document): readonly CST.Token[] {
  const found: CST.Token[] = [];
  const waiting: (CST.Token | null | undefined)[] = [document.value];
  while (waiting.length > 0) {
    const token = waiting.pop();
    if (token === null || token === undefined) continue;
    found.push(token);
    if (isCollection(token)) for (const { key, value } of token.items) waiting.push(key, value);
  }
  return found;
}

export function isQuotation(token: CST.Token): token is CST.FlowScalar {
  return token.type === 'double-quoted-scalar' || token.type === 'single-quoted-scalar';
}
