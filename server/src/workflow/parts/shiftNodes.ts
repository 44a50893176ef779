/**
 * The tree of a block, as it stands in the whole text. Nothing is shifted before it is asked for, and everything once, so that a node is
 * the same object whichever way leads to it.
 */
import type { Span } from '../span';
import type { YamlEntry, YamlMapping, YamlNode, YamlScalar, YamlSequence } from '../yaml/tree';

/** From what was read of a block by itself to the whole. There is one for each block, so making it costs next to nothing. */
export interface Shift {
  /** Added to offsets. */
  readonly offset: number;
  /** Added to the index of a step or trigger. */
  readonly index: number;
  /** What has been shifted already; `undefined` for nothing. */
  nodes: Map<YamlNode, YamlNode> | undefined;
}

export function shiftSpan({ offset }: Shift, { start, end }: Span): Span {
  return { start: start + offset, end: end + offset };
}

export function shiftNode(shift: Shift, original: YamlScalar): YamlScalar;
export function shiftNode(shift: Shift, original: YamlNode): YamlNode;
export function shiftNode(shift: Shift, original: YamlNode): YamlNode {
  shift.nodes ??= new Map();
  const known = shift.nodes.get(original);
  if (known !== undefined) return known;
  const shifted = makeNode(shift, original);
  shift.nodes.set(original, shifted);
  origins.set(shifted, { node: original, shift });
  return shifted;
}

/** The node of a block, and how it was shifted to this one. */
export function originOf(shifted: YamlNode): Origin | undefined {
  return origins.get(shifted);
}

export interface Origin {
  readonly node: YamlNode;
  readonly shift: Shift;
}

const origins = new WeakMap<YamlNode, Origin>();

export function shiftEntry(shift: Shift, entry: YamlEntry): YamlEntry {
  const { key, value, colon } = entry;
  return {
    ...entry,
    key: shiftNode(shift, key),
    value: shiftNode(shift, value),
    colon: colon && shiftSpan(shift, colon),
  };
}

function makeNode(shift: Shift, original: YamlNode): YamlNode {
  switch (original.kind) {
    case 'mapping':
      return shiftMapping(shift, original);
    case 'sequence':
      return shiftSequence(shift, original);
    case 'scalar':
      return shiftScalar(shift, original);
    case 'alias': {
      const { name, target } = original;
      return { kind: 'alias', ...base(shift, original), name, target: target && shiftNode(shift, target) };
    }
  }
}

function base(shift: Shift, { span, outerSpan, tag, anchor }: YamlNode) {
  const inner = shiftSpan(shift, span);
  return {
    span: inner,
    outerSpan: outerSpan.start === span.start ? inner : shiftSpan(shift, outerSpan),
    tag: tag && { ...tag, span: shiftSpan(shift, tag.span) },
    anchor: anchor && { ...anchor, span: shiftSpan(shift, anchor.span) },
  };
}

function shiftMapping(shift: Shift, original: YamlMapping): YamlMapping {
  let entries: readonly YamlEntry[] | undefined;
  return {
    kind: 'mapping',
    ...base(shift, original),
    flow: original.flow,
    get entries() {
      return (entries ??= original.entries.map((entry) => shiftEntry(shift, entry)));
    },
  };
}

function shiftSequence(shift: Shift, original: YamlSequence): YamlSequence {
  let items: readonly YamlNode[] | undefined;
  return {
    kind: 'sequence',
    ...base(shift, original),
    flow: original.flow,
    get items() {
      return (items ??= original.items.map((item) => shiftNode(shift, item)));
    },
    dashes: original.dashes.map((dash) => shiftSpan(shift, dash)),
  };
}

function shiftScalar(shift: Shift, original: YamlScalar): YamlScalar {
  const { source } = original;
  return {
    ...original,
    ...base(shift, original),
    source: {
      toDocument: (decoded) => shiftSpan(shift, source.toDocument(decoded)),
      toDecoded: (at) => source.toDecoded(at - shift.offset),
    },
  };
}
