/**
 * One node of any kind, from its token and what stands before it.
 */
import type { CST } from 'yaml';
import { composeBlockMapping, composeBlockSequence } from './blockCollections';
import { composeFlowCollection } from './flowCollection';
import type { Leading } from './leading';
import { report, type ComposedAlias, type ComposedNode, type ComposedScalar, type Composing } from './nodes';
import { composeBlockScalar, composeFlowScalar } from './scalars';
import { resolveTag } from './tags';
import { readTrailing } from './trailing';

export function composeNode(composing: Composing, token: CST.Token, leading: Leading): ComposedNode {
  const { anchor, tag } = leading;
  switch (token.type) {
    case 'alias': {
      const alias = composeAlias(composing, token);
      if (anchor !== undefined || tag !== undefined)
        report(composing, token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
      return alias;
    }
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'block-scalar': {
      const scalar =
        token.type === 'block-scalar' ? composeBlockScalar(composing, token) : composeFlowScalar(composing, token);
      checkTag(composing, tag);
      checkAnchor(composing, anchor);
      return scalar;
    }
    case 'block-map':
    case 'block-seq':
    case 'flow-collection': {
      checkTag(composing, tag);
      if (token.type === 'block-seq') checkLineOfProperties(composing, leading);
      const collection =
        token.type === 'block-map'
          ? composeBlockMapping(composing, token)
          : token.type === 'block-seq'
            ? composeBlockSequence(composing, token)
            : composeFlowCollection(composing, token);
      checkAnchor(composing, anchor);
      return collection;
    }
    default: {
      const message = token.type === 'error' ? token.message : `Unsupported token (type: ${token.type})`;
      report(composing, token, 'UNEXPECTED_TOKEN', message);
      const missing = composeMissing(composing, token.offset, [], leading);
      checkAnchor(composing, anchor);
      return missing;
    }
  }
}

/** The value of `key:` and `- ` with nothing after it, from the tokens before it. */
export function composeMissing(
  composing: Composing,
  offset: number,
  tokens: readonly CST.SourceToken[],
  { tag, anchor, hasComment, end }: Leading,
): ComposedScalar {
  const start = placeOfMissing(offset, tokens);
  checkTag(composing, tag);
  checkAnchor(composing, anchor);
  return { kind: 'scalar', start, end: start, next: hasComment ? end : start, token: undefined };
}

/** Behind the last token that is more than white space, and the spaces that follow that one. */
function placeOfMissing(offset: number, tokens: readonly CST.SourceToken[]): number {
  const last = tokens.findLastIndex(({ type }) => type !== 'space' && type !== 'comment' && type !== 'newline');
  let place = offset;
  for (const { source } of tokens.slice(last + 1)) place -= source.length;
  if (last < 0) return place;
  for (const { type, source } of tokens.slice(last + 1)) {
    if (type !== 'space') break;
    place += source.length;
  }
  return place;
}

function composeAlias(composing: Composing, { offset, source, end: after }: CST.FlowScalar): ComposedAlias {
  const name = source.slice(1);
  if (name === '') report(composing, offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
  const end = offset + source.length;
  return { kind: 'alias', start: offset, end, next: readTrailing(composing, after, end, true), name };
}

function checkTag(composing: Composing, tag: CST.SourceToken | undefined): void {
  if (tag === undefined) return;
  resolveTag(tag.source, composing.tagPrefixes, (message) => {
    report(composing, tag, 'TAG_RESOLVE_FAILED', message);
  });
}

function checkAnchor(composing: Composing, anchor: CST.SourceToken | undefined): void {
  if (anchor?.source === '&') report(composing, anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
}

/** `key: !tag - item`: the list has to start on a line of its own. */
function checkLineOfProperties(composing: Composing, { anchor, tag, newlineAfterProperties }: Leading): void {
  const last = anchor !== undefined && tag !== undefined && tag.offset > anchor.offset ? tag : (anchor ?? tag);
  if (last === undefined || (newlineAfterProperties !== undefined && newlineAfterProperties.offset >= last.offset))
    return;
  report(composing, last, 'MISSING_CHAR', 'Missing newline after block sequence props');
}
