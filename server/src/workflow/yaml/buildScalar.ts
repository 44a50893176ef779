/**
 * Scalars: what is written, what is missing, and the types that YAML gives them.
 */
import type { CST } from 'yaml';
import type { Span } from '../span';
import type { ComposedScalar } from './compose/nodes';
import { blockErrors, flowTextErrors } from './engineRules';
import { withProperties, type Building, type Place, type Properties } from './properties';
import { decodeScalar } from './scalarSource';
import { plainScalarValue } from './scalarValue';
import { sourceAt, yamlTags, type ScalarStyle, type ScalarValue, type YamlScalar, type YamlTag } from './tree';

const styles: Readonly<Record<string, ScalarStyle>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

export function buildScalar(
  { text, errors }: Building,
  node: ComposedScalar,
  token: CST.FlowScalar | CST.BlockScalar,
  place: Place,
  properties: Properties,
): YamlScalar {
  const full = { start: node.start, end: node.end };
  const style = styles[token.type] ?? (text[full.start] === '>' ? 'folded' : 'literal');
  if (style === 'plain' && full.start === full.end) return missingScalar(place, properties);
  if (style === 'plain' && place.inFlow) errors.push(...flowTextErrors(text, full));
  if (token.type === 'block-scalar') errors.push(...blockErrors(text, full, token.indent));
  const decoded = decodeScalar(text, full, style, token.indent);
  const span = token.type === 'block-scalar' ? withoutTrailingSpace(text, full) : full;
  const { tag, anchor } = properties;
  return {
    kind: 'scalar',
    span,
    outerSpan: withProperties(properties, span),
    tag,
    anchor,
    style,
    inFlow: place.inFlow,
    missing: false,
    text: decoded.text,
    value: scalarValue(decoded.text, style, tag),
    source: decoded.source,
  };
}

function withoutTrailingSpace(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** The value of `key:` with nothing after it. */
export function missingScalar(place: Place, properties: Properties): YamlScalar {
  const span = { start: properties.end, end: properties.end };
  return {
    kind: 'scalar',
    span,
    outerSpan: withProperties(properties, span),
    tag: properties.tag,
    anchor: properties.anchor,
    style: 'plain',
    inFlow: place.inFlow,
    missing: true,
    text: '',
    value: scalarValue('', 'plain', properties.tag),
    source: sourceAt(span),
  };
}

/** Tags of YAML's own that make of a quoted `'3'` what the plain `3` is. */
const typedTags = new Set(['int', 'float', 'bool', 'null', 'timestamp'].map((name) => yamlTags + name));

function scalarValue(text: string, style: ScalarStyle, tag: YamlTag | undefined): ScalarValue {
  if (tag === undefined) return style === 'plain' ? plainScalarValue(text) : text;
  return typedTags.has(tag.name) ? plainScalarValue(text) : text;
}
