/**
 * The nodes and tokens of the `yaml` package → our tree, in one walk in the order of the text.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, CST, Document, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Span } from '../span';
import { anchorNameErrors, blockErrors, colonErrors, keyErrors, questionMarkErrors } from './engineRules';
import { decodeScalar } from './scalarSource';
import { plainScalarValue } from './scalarValue';
import type {
  ScalarStyle,
  ScalarValue,
  YamlAlias,
  YamlAnchor,
  YamlEntry,
  YamlError,
  YamlMapping,
  YamlNode,
  YamlScalar,
  YamlSequence,
  YamlTag,
} from './tree';

interface Building {
  readonly text: string;
  readonly document: Document.Parsed;
  readonly errors: YamlError[];
  /** The latest node with each name; `open` while the node itself is being built. */
  readonly anchors: Map<string, YamlNode | 'open'>;
}

/** Where a node stands in its parent. */
interface Place {
  /** The tokens before it: dash or colon, tag, anchor, white space, comments. */
  readonly properties: readonly CST.SourceToken[];
  /** Where a node that is missing would start, if nothing in `properties` says it better. */
  readonly fallback: number;
  readonly inFlow: boolean;
}

/** `start`: the tokens before the content of the document. `undefined` for a document without content. */
export function buildTree(
  text: string,
  document: Document.Parsed,
  start: readonly CST.SourceToken[],
): { readonly root: YamlNode | undefined; readonly errors: readonly YamlError[] } {
  const building: Building = { text, document, errors: [], anchors: new Map() };
  const root = buildNode(building, document.contents, { properties: start, fallback: 0, inFlow: false });
  const empty = root.kind === 'scalar' && root.missing && root.tag === undefined;
  return { root: empty ? undefined : root, errors: building.errors };
}

function buildNode(building: Building, node: ParsedNode | null | undefined, place: Place): YamlNode {
  const properties = readProperties(building, place);
  const { anchor } = properties;
  if (anchor !== undefined) {
    building.errors.push(...anchorNameErrors(anchor.name, anchor.span));
    building.anchors.set(anchor.name, 'open');
  }
  const built = buildContent(building, node, place, properties);
  if (anchor !== undefined) building.anchors.set(anchor.name, built);
  return built;
}

function buildContent(
  building: Building,
  node: ParsedNode | null | undefined,
  place: Place,
  properties: Properties,
): YamlNode {
  if (isAlias(node)) return buildAlias(building, node, properties);
  if (isMap(node)) return buildMapping(building, node, place, properties);
  if (isSeq(node)) return buildSequence(building, node, place, properties);
  if (isScalar(node) && node.srcToken !== undefined)
    return buildScalar(building, node, node.srcToken, place, properties);
  return missingScalar(place, properties);
}

interface Properties {
  readonly tag: YamlTag | undefined;
  readonly anchor: YamlAnchor | undefined;
  /** Of the first of them. */
  readonly start: number | undefined;
  /** After the last token that is more than white space: where a missing node is. */
  readonly end: number;
}

function readProperties({ document }: Building, { properties, fallback }: Place): Properties {
  let tag: YamlTag | undefined;
  let anchor: YamlAnchor | undefined;
  let start: number | undefined;
  let end = fallback;
  for (const token of properties) {
    if (token.type === 'space' || token.type === 'newline' || token.type === 'comment') continue;
    const span = { start: token.offset, end: token.offset + token.source.length };
    end = span.end;
    if (token.type === 'tag') tag = { text: token.source, name: resolvedTag(document, token.source), span };
    else if (token.type === 'anchor') anchor = { name: token.source.slice(1), span };
    else continue;
    start ??= span.start;
  }
  return { tag, anchor, start, end };
}

function resolvedTag(document: Document.Parsed, source: string): string {
  return document.directives.tagName(source, () => undefined) ?? source;
}

/** What a node of any kind says of itself, around content that stands at `span`. */
function base({ tag, anchor, start }: Properties, span: Span): Pick<YamlNode, 'span' | 'outerSpan' | 'tag' | 'anchor'> {
  return { span, outerSpan: { start: Math.min(start ?? span.start, span.start), end: span.end }, tag, anchor };
}

function buildAlias(building: Building, node: Alias.Parsed, properties: Properties): YamlAlias {
  const span = { start: node.range[0], end: node.range[1] };
  const found = building.anchors.get(node.source);
  building.errors.push(...anchorNameErrors(node.source, span));
  if (found === undefined) {
    const message = `There is no anchor &${node.source} above this alias. Write it before the first value that should be repeated.`;
    building.errors.push({ code: 'BAD_ALIAS', message, span });
  } else if (found === 'open') {
    const message = `*${node.source} stands inside the value that it repeats, which would never end. Move the anchor or the alias.`;
    building.errors.push({ code: 'BAD_ALIAS', message, span });
  }
  return { kind: 'alias', ...base(properties, span), name: node.source, target: found === 'open' ? undefined : found };
}

function buildMapping(building: Building, node: YAMLMap.Parsed, place: Place, properties: Properties): YamlMapping {
  const flow = node.flow === true;
  const child = { inFlow: place.inFlow || flow };
  const entries = node.items.map((pair): YamlEntry => {
    const { start = [], sep = [] } = pair.srcToken ?? {};
    const key = buildNode(building, pair.key, { properties: start, fallback: node.range[0], ...child });
    const value = buildNode(building, pair.value, { properties: sep, fallback: key.span.end, ...child });
    const colon = sep.find((token) => token.type === 'map-value-ind');
    const entry = { key, value, colon: colon && { start: colon.offset, end: colon.offset + colon.source.length } };
    const explicitKey = start.some((token) => token.type === 'explicit-key-ind');
    building.errors.push(...colonErrors(building.text, entry, explicitKey));
    return entry;
  });
  building.errors.push(...keyErrors(entries));
  const braces = node.srcToken?.type === 'flow-collection';
  const start = braces ? node.range[0] : (entries[0]?.key.outerSpan.start ?? node.range[0]);
  const end = braces ? node.range[1] : lastEnd(entries.map((entry) => entry.value));
  return { kind: 'mapping', ...base(properties, { start, end: end ?? node.range[1] }), flow, entries };
}

function buildSequence(building: Building, node: YAMLSeq.Parsed, place: Place, properties: Properties): YamlSequence {
  const flow = node.flow === true;
  const child = { inFlow: place.inFlow || flow };
  const tokens = node.srcToken?.items.filter(isItem) ?? [];
  const items = node.items.map((item, index) => {
    const token = tokens[index];
    // `[a: b]`: the tokens belong to the key of the mapping that is the item.
    const properties = token === undefined || (isMap(item) && item.srcToken === undefined) ? [] : token.start;
    return buildNode(building, item, { properties, fallback: item.range[0], ...child });
  });
  const dashes = tokens.flatMap(({ start }) => {
    const dash = start.find((token) => token.type === 'seq-item-ind');
    return dash === undefined ? [] : [{ start: dash.offset, end: dash.offset + dash.source.length }];
  });
  const end = flow ? node.range[1] : lastEnd(items);
  return {
    kind: 'sequence',
    ...base(properties, { start: node.range[0], end: end ?? node.range[1] }),
    flow,
    items,
    dashes,
  };
}

/** Tokens of an item that became a node: the others hold comments and commas only. */
function isItem({ start, sep, value }: CST.CollectionItem): boolean {
  const marks = ['seq-item-ind', 'explicit-key-ind', 'anchor', 'tag'];
  return sep !== undefined || value !== undefined || start.some((token) => marks.includes(token.type));
}

function lastEnd(nodes: readonly YamlNode[]): number | undefined {
  return nodes.at(-1)?.span.end;
}

const styles: Readonly<Record<string, ScalarStyle>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

function buildScalar(
  { text, errors }: Building,
  node: Scalar.Parsed,
  token: CST.FlowScalar | CST.BlockScalar,
  place: Place,
  properties: Properties,
): YamlScalar {
  const full = { start: node.range[0], end: node.range[1] };
  const style = styles[token.type] ?? (text[full.start] === '>' ? 'folded' : 'literal');
  if (style === 'plain' && full.start === full.end) return missingScalar(place, properties);
  const decoded = decodeScalar(text, full, style, token.indent);
  if (style === 'plain' && place.inFlow) errors.push(...questionMarkErrors(text, full));
  if (token.type === 'block-scalar') errors.push(...blockErrors(text, full, token.indent));
  return {
    kind: 'scalar',
    ...base(properties, token.type === 'block-scalar' ? withoutTrailingSpace(text, full) : full),
    style,
    inFlow: place.inFlow,
    missing: false,
    value: scalarValue(decoded.text, style, properties.tag),
    ...decoded,
  };
}

function withoutTrailingSpace(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function missingScalar(place: Place, properties: Properties): YamlScalar {
  const span = { start: properties.end, end: properties.end };
  return {
    kind: 'scalar',
    ...base(properties, span),
    style: 'plain',
    inFlow: place.inFlow,
    missing: true,
    text: '',
    value: scalarValue('', 'plain', properties.tag),
    source: { toDocument: () => span, toDecoded: () => 0 },
  };
}

/** Tags of YAML's own that make of a quoted `'3'` what the plain `3` is. */
const typedTags = new Set(['int', 'float', 'bool', 'null', 'timestamp'].map((name) => `tag:yaml.org,2002:${name}`));

function scalarValue(text: string, style: ScalarStyle, tag: YamlTag | undefined): ScalarValue {
  if (tag === undefined) return style === 'plain' ? plainScalarValue(text) : text;
  return typedTags.has(tag.name) ? plainScalarValue(text) : text;
}
