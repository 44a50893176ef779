/**
 * The composed nodes and their tokens → our tree, in one walk in the order of the text.
 */
import type { CST } from 'yaml';
import { buildScalar, missingScalar } from './buildScalar';
import type { ComposedAlias, ComposedMapping, ComposedNode, ComposedSequence } from './compose/nodes';
import type { ComposedDocument } from './compose/stream';
import { anchorNameErrors, colonErrors, keyErrors, mergeErrors, typeErrors } from './engineRules';
import { readProperties, withProperties, type Building, type Place, type Properties } from './properties';
import type { Span } from '../span';
import type { YamlAlias, YamlEntry, YamlError, YamlMapping, YamlNode, YamlSequence } from './tree';

/** `start`: the tokens before the content of the document. `undefined` for a document without content. */
export function buildTree(
  text: string,
  { root: node, tagPrefixes }: ComposedDocument,
  start: readonly CST.SourceToken[],
): BuiltTree {
  const building: Building = { text, tagPrefixes, errors: [], anchors: new Map(), missingAnchors: new Set() };
  const root = buildNode(building, node, { properties: start, fallback: 0, inFlow: false });
  const empty = root.kind === 'scalar' && root.missing && root.tag === undefined;
  const { errors, anchors, missingAnchors } = building;
  return { root: empty ? undefined : root, errors, anchors: new Set(anchors.keys()), missingAnchors };
}

export interface BuiltTree {
  readonly root: YamlNode | undefined;
  readonly errors: readonly YamlError[];
  /** Their names. */
  readonly anchors: ReadonlySet<string>;
  /** Names that aliases repeat although no anchor above has them. */
  readonly missingAnchors: ReadonlySet<string>;
}

function buildNode(building: Building, node: ComposedNode | undefined, place: Place): YamlNode {
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
  node: ComposedNode | undefined,
  place: Place,
  properties: Properties,
): YamlNode {
  switch (node?.kind) {
    case 'alias':
      return buildAlias(building, node, properties);
    case 'mapping':
      return buildMapping(building, node, place, properties);
    case 'sequence':
      return buildSequence(building, node, place, properties);
    case 'scalar':
      if (node.token !== undefined) return buildScalar(building, node, node.token, place, properties);
      return missingScalar(place, properties);
    case undefined:
      return missingScalar(place, properties);
  }
}

function buildAlias(building: Building, { start, end, name }: ComposedAlias, properties: Properties): YamlAlias {
  const span = { start, end };
  const found = building.anchors.get(name);
  building.errors.push(...anchorNameErrors(name, span));
  if (found === undefined) {
    const message = `There is no anchor &${name} above this alias. Write it before the first value that should be repeated.`;
    building.errors.push({ code: 'BAD_ALIAS', message, span });
    building.missingAnchors.add(name);
  } else if (found === 'open') {
    const message = `*${name} stands inside the value that it repeats, which would never end. Move the anchor or the alias.`;
    building.errors.push({ code: 'BAD_ALIAS', message, span });
  }
  const { tag, anchor } = properties;
  const target = found === 'open' ? undefined : found;
  return { kind: 'alias', span, outerSpan: withProperties(properties, span), tag, anchor, name, target };
}

function buildMapping(building: Building, node: ComposedMapping, place: Place, properties: Properties): YamlMapping {
  const flow = node.style !== 'block';
  const inFlow = place.inFlow || flow;
  const entries = node.entries.map((composed): YamlEntry => {
    const { keyTokens, valueTokens } = composed;
    const key = buildNode(building, composed.key, { properties: keyTokens, fallback: node.start, inFlow });
    const value = buildNode(building, composed.value, { properties: valueTokens, fallback: key.span.end, inFlow });
    const colon = valueTokens.find((token) => token.type === 'map-value-ind');
    const entry = entryOf(building, key, value, colon);
    const explicitKey = keyTokens.some((token) => token.type === 'explicit-key-ind');
    building.errors.push(...colonErrors(building.text, entry, explicitKey));
    return entry;
  });
  building.errors.push(...keyErrors(entries), ...mergeErrors(entries));
  const braces = node.style === 'braces';
  const start = braces ? node.start : (entries[0]?.key.outerSpan.start ?? node.start);
  const end = braces ? endOfFlow(building, node) : (entries.at(-1)?.value.span.end ?? node.end);
  const { tag, anchor } = properties;
  const span = { start, end };
  return { kind: 'mapping', span, outerSpan: withProperties(properties, span), tag, anchor, flow, entries };
}

function entryOf({ text }: Building, key: YamlNode, value: YamlNode, token: CST.SourceToken | undefined): YamlEntry {
  const colon = token && { start: token.offset, end: token.offset + token.source.length };
  const isPlain = key.kind === 'scalar' && key.style === 'plain' && key.inFlow && !key.missing;
  return { key, value, colon, colonInKey: isPlain && colon !== undefined && /[,\]}]/.test(text.charAt(colon.end)) };
}

function buildSequence(building: Building, node: ComposedSequence, place: Place, properties: Properties): YamlSequence {
  const { flow } = node;
  const inFlow = place.inFlow || flow;
  const items = node.items.map(({ node: item, tokens }) =>
    buildNode(building, item, { properties: tokens, fallback: item.start, inFlow }),
  );
  const dashes = node.items.flatMap(({ tokens }) => {
    const dash = tokens.find((token) => token.type === 'seq-item-ind');
    return dash === undefined ? [] : [{ start: dash.offset, end: dash.offset + dash.source.length }];
  });
  const end = flow ? endOfFlow(building, node) : (items.at(-1)?.span.end ?? node.end);
  const span = { start: node.start, end };
  const { tag, anchor } = properties;
  return { kind: 'sequence', span, outerSpan: withProperties(properties, span), tag, anchor, flow, items, dashes };
}

/** What is not closed ends behind what stands in it, not where something else begins. */
function endOfFlow({ text }: Building, { start, end }: Span): number {
  const written = text.slice(start, end);
  return /[\]}]$/.test(written) ? end : start + written.trimEnd().length;
}
