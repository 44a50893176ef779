/**
 * The tokens of the parser, one after the other → the first document. The rules are those of the composer of the `yaml` package, which this is in place of: that one
 * decodes every scalar, looks up types and keeps what it takes to write the document again, none of which is wanted here.
 */
import type { CST } from 'yaml';
import type { Problem } from '../messages';
import { readLeading } from './leading';
import { composeMissing, composeNode } from './node';
import { report, type ComposedNode, type Composing } from './nodes';
import { ownPrefixes } from './tags';
import { readTrailing } from './trailing';

export interface Stream {
  readonly problems: readonly Problem[];
  /** `undefined` until its token has come. */
  readonly document: ComposedDocument | undefined;
  /** At most one token is a document. */
  add(token: CST.Token): void;
}

export interface ComposedDocument {
  readonly root: ComposedNode;
  /** Of the tags in it: `!!` is `tag:yaml.org,2002:` where no directive says otherwise. */
  readonly tagPrefixes: ReadonlyMap<string, string>;
}

export function composeStream(): Stream {
  const problems: Problem[] = [];
  const tagPrefixes = new Map(ownPrefixes);
  const composing: Composing = { problems, tagPrefixes, atRoot: true };
  let document: ComposedDocument | undefined;
  let hasDirectives = false;
  return {
    problems,
    get document() {
      return document;
    },
    add(token) {
      switch (token.type) {
        case 'directive':
          readDirective(composing, token, tagPrefixes);
          hasDirectives = true;
          break;
        case 'document':
          document = composeDocument(composing, token, hasDirectives);
          break;
        case 'error': {
          const { message, source } = token;
          report(
            composing,
            token,
            'UNEXPECTED_TOKEN',
            source === '' ? message : `${message}: ${JSON.stringify(source)}`,
          );
          break;
        }
        case 'doc-end':
          if (document === undefined)
            report(composing, token, 'UNEXPECTED_TOKEN', 'Unexpected doc-end without preceding document');
          else readTrailing(composing, token.end, token.offset + token.source.length, true);
          break;
        case 'byte-order-mark':
        case 'space':
        case 'comment':
        case 'newline':
          break;
        default:
          report(composing, token, 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`);
      }
    },
  };
}

function readDirective(composing: Composing, directive: CST.Directive, tagPrefixes: Map<string, string>): void {
  const { offset, source } = directive;
  const refuse = (at: number, message: string): void => {
    report(composing, [offset + at, offset + source.length], 'BAD_DIRECTIVE', message);
  };
  const [name, ...parts] = source.trim().split(/[ \t]+/);
  const [first, second] = parts;
  if (name === '%TAG') {
    if (parts.length !== 2) refuse(0, '%TAG directive should contain exactly two parts');
    if (first !== undefined && second !== undefined) tagPrefixes.set(first, second);
  } else if (name === '%YAML') {
    if (parts.length !== 1) refuse(0, '%YAML directive should contain exactly one part');
    else if (first !== undefined && !/^\d+\.\d+$/.test(first)) refuse(6, `Unsupported YAML version ${first}`);
  }
}

function composeDocument(composing: Composing, document: CST.Document, hasDirectives: boolean): ComposedDocument {
  const { start, value, end, offset } = document;
  const leading = readLeading(composing, start, {
    indicator: 'doc-start',
    next: value ?? end?.[0],
    offset,
    parentIndent: 0,
    startOnNewline: true,
  });
  const isBlock = value?.type === 'block-map' || value?.type === 'block-seq';
  if (leading.found !== undefined && isBlock && !leading.hasNewline) {
    const message = 'Block collection cannot start on same line with directives-end marker';
    report(composing, leading.end, 'MISSING_CHAR', message);
  }
  const root = value ? composeNode(composing, value, leading) : composeMissing(composing, leading.end, start, leading);
  readTrailing(composing, end, root.next, false);
  if (hasDirectives && leading.found === undefined)
    report(composing, document, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
  return { root, tagPrefixes: composing.tagPrefixes };
}
