/**
 * What the expressions of a workflow refer to, gathered in one walk.
 */
import { parseTemplate, type Template } from './expression';
import { walkExpressions } from './expressions';
import type { EffectiveEntries } from './merges';
import type { ExpressionPosition } from './positions';
import type {
  Holder,
  MalformedConnection,
  ReferenceForm,
  ReferenceLists,
  References,
  ReferenceType,
} from './references';
import type { Span } from './span';
import { referenceSpan, type ReadReference } from './tagReference';
import { templateReferences } from './templateReferences';
import type { YamlNode, YamlScalar } from './yaml/tree';

/** A string in which `${ }` means something. */
export interface ExpressionSite {
  readonly scalar: YamlScalar;
  readonly holder: Holder;
  /** Offsets in it are those of `scalar.text`; `scalar.source` leads back to the document. */
  readonly template: Template;
}

export interface Expressions {
  /** In the order of triggers, then steps; a string that aliases repeat is one site. */
  readonly sites: readonly ExpressionSite[];
  readonly references: References;
  /** The nodes that the engine evaluates, with the step or trigger that holds them. Nothing inside a Relay tag is among them. */
  readonly evaluated: EvaluatedNodes;
}

/** In the order of triggers, then steps. A map is one. */
export interface EvaluatedNodes extends Iterable<readonly [YamlNode, Holder]> {
  get(node: YamlNode): Holder | undefined;
}

export function collectExpressions(positions: readonly ExpressionPosition[], entriesOf: EffectiveEntries): Expressions {
  const sites: ExpressionSite[] = [];
  const evaluated = new Map<YamlNode, Holder>();
  const collected = emptyReferences();
  walkExpressions(positions, entriesOf, {
    node: (node, holder) => {
      if (!evaluated.has(node)) evaluated.set(node, holder);
    },
    text: (scalar, holder) => {
      const site = expressionSite(scalar, holder);
      sites.push(site);
      if (!mayHoldTemplate(site)) return;
      for (const found of templateReferences(site.template, scalar, holder)) add(collected, found);
    },
    reference: (type, form, node, read, holder) =>
      collectTagged(collected, { type, form, span: referenceSpan(node), holder }, read),
    unknownTag: ({ tag }, holder) => {
      if (tag !== undefined) collected.unknownTags.push({ text: tag.text, span: tag.span, holder });
    },
  });
  for (const list of Object.values<{ readonly span: Span }[]>({ ...collected }))
    list.sort((a, b) => a.span.start - b.span.start);
  return { sites, references: collected, evaluated };
}

/** Most strings hold no template and are never asked for it. */
function expressionSite(scalar: YamlScalar, holder: Holder): ExpressionSite {
  let template: Template | undefined;
  return {
    scalar,
    holder,
    get template() {
      return (template ??= parseTemplate(scalar.text));
    },
  };
}

/** Asking first spares parsing the template. */
export function mayHoldTemplate({ scalar }: ExpressionSite): boolean {
  return scalar.text.includes('${');
}

type CollectedReferences = { readonly [List in keyof ReferenceLists]: ReferenceLists[List][] };

function emptyReferences(): CollectedReferences {
  return {
    connections: [],
    malformedConnections: [],
    secrets: [],
    parameters: [],
    outputs: [],
    steps: [],
    malformedTags: [],
    unknownTags: [],
  };
}

function add<List extends keyof ReferenceLists>(
  collected: CollectedReferences,
  { root, reference }: { readonly root: List; readonly reference: ReferenceLists[List] },
): void {
  collected[root].push(reference);
}

interface Tagged {
  readonly type: ReferenceType;
  readonly form: Exclude<ReferenceForm, 'template'>;
  readonly span: Span;
  readonly holder: Holder;
}

function collectTagged(collected: CollectedReferences, { type, ...reference }: Tagged, read: ReadReference): void {
  if (read.kind === 'malformed') {
    const { span, problem } = read;
    // The keys of a connection are `type` and `name`, so its problems speak of no others.
    if (type === 'Connection')
      collected.malformedConnections.push({ ...reference, span, problem: problem as MalformedConnection['problem'] });
    else collected.malformedTags.push({ type, ...reference, span, problem });
    return;
  }
  const name = read.names.get('name');
  const from = read.names.get('from');
  const connectionType = read.names.get('type');
  if (name === undefined) return;
  if (type === 'Connection' && connectionType !== undefined)
    collected.connections.push({ ...reference, type: connectionType, name });
  if (type === 'Secret') collected.secrets.push({ ...reference, name });
  if (type === 'Parameter') collected.parameters.push({ ...reference, name });
  if (type === 'Output' && from !== undefined) collected.outputs.push({ ...reference, from, name });
}
