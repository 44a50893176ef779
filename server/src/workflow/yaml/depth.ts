/**
 * Keeps the tree shallow enough for every walk over it to be recursive: the stack would overflow.
 */
import type { CST } from 'yaml';
import { tooDeepMessage } from './messages';
import { isCollection } from './tokens';
import type { YamlError } from './tree';

/** Deeper than any workflow. */
const deepest = 256;

/** Empties the collections that lie too deep, before anything is made of them, and says where the first of them is. */
export function cutDeepCollections(document: CST.Document): readonly YamlError[] {
  const waiting: { readonly token: CST.Token | null | undefined; readonly depth: number }[] = [
    { token: document.value, depth: 0 },
  ];
  let first: number | undefined;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (!isCollection(token)) continue;
    if (depth < deepest) {
      for (const { key, value } of token.items)
        waiting.push({ token: key, depth: depth + 1 }, { token: value, depth: depth + 1 });
    } else if (token.items.length > 0) {
      token.items = [];
      first = Math.min(first ?? token.offset, token.offset);
    }
  }
  return first === undefined
    ? []
    : [{ code: 'TOO_DEEP', message: tooDeepMessage, span: { start: first, end: first + 1 } }];
}
