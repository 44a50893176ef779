/**
 * All that a workflow says, as plain data: two that were made in different ways can be compared.
 */
import type { Workflow } from '../../server/src/workflow/model';
import type { Span } from '../../server/src/workflow/span';
import type { YamlNode, YamlScalar } from '../../server/src/workflow/yaml/tree';

export function outlineOf(workflow: Workflow): unknown {
  const { root, errors, steps, triggers, parameters, references, sites, evaluated } = workflow;
  return {
    root: root && outlineOfNode(root),
    errors: errors.map(({ code, message, span }) => ({ code, message, span: written(span) })),
    steps: steps.map(({ kind, index, node, span, name, image, type, spec, dependsOn }) => ({
      kind,
      index,
      span: written(span),
      nodes: [node, name, image, type, spec, ...dependsOn].map(place),
    })),
    triggers: triggers.map(({ kind, index, node, span, name, image, type, spec }) => ({
      kind,
      index,
      span: written(span),
      nodes: [node, name, image, type, spec].map(place),
    })),
    parameters: parameters.map(({ name, key, node }) => ({ name, key: place(key), node: place(node) })),
    references: JSON.parse(JSON.stringify(references, plain)) as unknown,
    sites: sites.map(({ scalar, holder, template }) => ({
      scalar: outlineOfNode(scalar),
      holder,
      errors: template.errors.map(({ message, span }) => ({ message, span: written(scalar.source.toDocument(span)) })),
    })),
    evaluated: [...evaluated].map(([node, holder]) => ({ node: place(node), holder, found: evaluated.get(node) })),
  };
}

/** Every scalar by its place. */
function plain(_key: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'outerSpan' in value ? place(value as YamlNode) : value;
}

function outlineOfNode(node: YamlNode): unknown {
  const { kind, span, outerSpan, tag, anchor } = node;
  const said = [
    kind,
    written(span),
    written(outerSpan),
    tag && `${tag.text} ${tag.name} ${written(tag.span)}`,
    anchor && `&${anchor.name} ${written(anchor.span)}`,
  ];
  switch (node.kind) {
    case 'mapping':
      return [
        ...said,
        node.flow,
        node.entries.map(({ key, value, colon, ...rest }) => [
          outlineOfNode(key),
          colon && written(colon),
          rest,
          outlineOfNode(value),
        ]),
      ];
    case 'sequence':
      return [...said, node.flow, node.dashes.map(written), node.items.map(outlineOfNode)];
    case 'scalar':
      return [...said, node.style, node.inFlow, node.missing, node.text, String(node.value), ...outlineOfSource(node)];
    case 'alias':
      return [...said, node.name, place(node.target)];
  }
}

function outlineOfSource({ text, source, span }: YamlScalar): readonly unknown[] {
  const middle = text.length >> 1;
  return [
    written(source.toDocument({ start: 0, end: text.length })),
    written(source.toDocument({ start: middle, end: middle + 1 })),
    source.toDecoded((span.start + span.end) >> 1),
  ];
}

function place(node: YamlNode | undefined): string | undefined {
  return node && `${node.kind} ${written(node.outerSpan)} ${written(node.span)}`;
}

function written({ start, end }: Span): string {
  return `${start}-${end}`;
}
