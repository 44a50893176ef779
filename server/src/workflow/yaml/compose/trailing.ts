/**
 * The tokens after a node.
 */
import type { CST } from 'yaml';
import { unseparatedComment } from './leading';
import { report, type Composing } from './nodes';

/** @returns where they end, `offset` where there are none. */
export function readTrailing(
  composing: Composing,
  tokens: readonly CST.SourceToken[] | undefined,
  offset: number,
  commentsNeedSpace: boolean,
): number {
  let end = offset;
  let hasSpace = false;
  for (const token of tokens ?? []) {
    if (token.type === 'space' || token.type === 'newline') hasSpace = true;
    else if (token.type !== 'comment')
      report(composing, token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} at node end`);
    else if (commentsNeedSpace && !hasSpace) report(composing, token, 'MISSING_CHAR', unseparatedComment);
    end += token.source.length;
  }
  return end;
}
