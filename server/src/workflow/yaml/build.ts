/**
 * The nodes and tokens of the `yaml` package → our tree, in one walk in the order of the text.
 */
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Alias, CST, Document, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { buildScalar, missingScalar } from './buildScalar';
import { anchorNameErrors, colonErrors, keyErrors, mergeErrors, typeErrors } from './engineRules';
import { base, readProperties, type Building, type Place, type Properties } from './properties';
import type { YamlAlias, YamlEntry, YamlError, YamlMapping, YamlNode, YamlSequence } from './tree';

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
  building.errors.push(...typeErrors(built));
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
    const entry = entryOf(building, key, value, colon);
    const explicitKey = start.some((token) => token.type === 'explicit-key-ind');
    building.errors.push(...colonErrors(building.text, entry, explicitKey));
    return entry;
  });
  building.errors.push(...keyErrors(entries), ...mergeErrors(entries));
  const braces = node.srcToken?.type === 'flow-collection';
  const start = braces ? node.range[0] : (entries[0]?.key.outerSpan.start ?? node.range[0]);
  const end = braces ? node.range[1] : lastEnd(entries.map((entry) => entry.value));
  return { kind: 'mapping', ...base(properties, { start, end: end ?? node.range[1] }), flow, entries };
}

function entryOf({ text }: Building, key: YamlNode, value: YamlNode, token: CST.SourceToken | undefined): YamlEntry {
  const colon = token && { start: token.offset, end: token.offset + token.source.length };
  const isPlain = key.kind === 'scalar' && key.style === 'plain' && key.inFlow && !key.missing;
  return { key, value, colon, colonInKey: isPlain && colon !== undefined && /[,\]}]/.test(text.charAt(colon.end)) };
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
