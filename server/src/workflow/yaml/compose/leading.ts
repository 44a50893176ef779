/**
 * The tokens before a node: the indicator that makes it an item, a key or a value, its tag and anchor, white space and comments.
 */
import type { CST } from 'yaml';
import { report, type Composing } from './nodes';

export interface Expected {
  /** `[ ]` or `{ }` around it, in the words of messages. */
  readonly flow?: 'flow map' | 'flow sequence';
  readonly indicator: 'doc-start' | 'explicit-key-ind' | 'map-value-ind' | 'seq-item-ind';
  /** What comes behind these tokens. */
  readonly next: CST.Token | undefined | null;
  /** Where they would start. */
  readonly offset: number;
  readonly parentIndent: number;
  readonly startOnNewline: boolean;
}

export interface Leading {
  /** The indicator. */
  readonly found: CST.SourceToken | undefined;
  readonly comma: CST.SourceToken | undefined;
  readonly anchor: CST.SourceToken | undefined;
  readonly tag: CST.SourceToken | undefined;
  readonly newlineAfterProperties: CST.SourceToken | undefined;
  readonly hasNewline: boolean;
  readonly hasComment: boolean;
  /** Of the tag or the anchor, whichever is first; `end` without them. */
  readonly start: number;
  readonly end: number;
}

const separatedMessage = 'Tags and anchors must be separated from the next token by white space';
const tabMessage = 'Tabs are not allowed as indentation';

export function readLeading(composing: Composing, tokens: readonly CST.SourceToken[], expected: Expected): Leading {
  const { flow, indicator, next, offset, parentIndent, startOnNewline } = expected;
  let found: CST.SourceToken | undefined;
  let comma: CST.SourceToken | undefined;
  let anchor: CST.SourceToken | undefined;
  let tag: CST.SourceToken | undefined;
  let newlineAfterProperties: CST.SourceToken | undefined;
  let start: number | undefined;
  let hasNewline = false;
  let hasComment = false;
  let atNewline = startOnNewline;
  let hasSpace = startOnNewline;
  let needsSpace = false;
  let tab: CST.SourceToken | undefined;
  for (const token of tokens) {
    const { type } = token;
    if (needsSpace && type !== 'space' && type !== 'newline' && type !== 'comma')
      report(composing, token.offset, 'MISSING_CHAR', separatedMessage);
    needsSpace = false;
    if (tab !== undefined && atNewline && type !== 'comment' && type !== 'newline')
      report(composing, tab, 'TAB_AS_INDENT', tabMessage);
    tab = undefined;
    if (type === 'space') {
      // In brackets the parser alone minds the indentation.
      const counts = flow === undefined && (indicator !== 'doc-start' || next?.type !== 'flow-collection');
      if (counts && token.source.includes('\t')) tab = token;
      hasSpace = true;
    } else if (type === 'newline') {
      atNewline = true;
      hasNewline = true;
      hasSpace = true;
      if (anchor !== undefined || tag !== undefined) newlineAfterProperties = token;
    } else if (type === 'comment') {
      if (!hasSpace) report(composing, token, 'MISSING_CHAR', unseparatedComment);
      hasComment = true;
      atNewline = false;
    } else if (type === 'anchor' || type === 'tag') {
      if (type === 'anchor') {
        if (anchor !== undefined) report(composing, token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
        anchor = token;
      } else {
        if (tag !== undefined) report(composing, token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
        tag = token;
      }
      start ??= token.offset;
      atNewline = false;
      hasSpace = false;
      needsSpace = true;
    } else if (type === indicator) {
      if (anchor !== undefined || tag !== undefined)
        report(composing, token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
      if (found !== undefined)
        report(composing, token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
      found = token;
      atNewline = indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
      hasSpace = false;
    } else {
      const isComma = type === 'comma' && flow !== undefined;
      if (!isComma) report(composing, token, 'UNEXPECTED_TOKEN', `Unexpected ${type} token`);
      else if (comma !== undefined) report(composing, token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
      if (isComma) comma = token;
      atNewline = false;
      hasSpace = false;
    }
  }
  if (needsSpace && next && touchesProperties(next)) report(composing, next.offset, 'MISSING_CHAR', separatedMessage);
  const isIndentation = atNewline && (tab?.indent ?? 0) <= parentIndent;
  if (tab !== undefined && (isIndentation || next?.type === 'block-map' || next?.type === 'block-seq'))
    report(composing, tab, 'TAB_AS_INDENT', tabMessage);
  const last = tokens.at(-1);
  const end = last === undefined ? offset : last.offset + last.source.length;
  return { found, comma, anchor, tag, newlineAfterProperties, hasNewline, hasComment, start: start ?? end, end };
}

/** The engine does not mind. */
export const unseparatedComment = 'Comments must be separated from other tokens by white space characters';

function touchesProperties(next: CST.Token): boolean {
  if (next.type === 'space' || next.type === 'newline' || next.type === 'comma') return false;
  return next.type !== 'scalar' || next.source !== '';
}
