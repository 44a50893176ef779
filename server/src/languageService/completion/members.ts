/**
 * The names that the workflow gives to itself, and those that the catalogue knows of its steps: parameters, secrets, steps and their outputs.
 */
import { describeStep, type Schema } from '../../catalog';
import { escapeMarkdown } from '../../relay/words';
import { holderOf } from '../../workflow/incremental';
import type { Parameter, Step, Workflow } from '../../workflow/model';
import type { Holder, WrittenName } from '../../workflow/references';
import { touches } from '../../workflow/span';
import { findEntry, resolveAlias, type YamlNode } from '../../workflow/yaml/tree';
import type { Proposal } from './items';

/** What names belong at a place. */
export type Subject =
  | { readonly kind: 'parameter' }
  | { readonly kind: 'secret' }
  /** `holder` is where it is asked: a step has nothing of itself. */
  | { readonly kind: 'step'; readonly holder: Holder | undefined }
  | { readonly kind: 'output'; readonly step: string; readonly below: readonly string[] }
  | { readonly kind: 'status' }
  | { readonly kind: 'event'; readonly holder: Holder; readonly below: readonly string[] };

/** What the file and the catalogue name. The secrets are the account's. */
export type NamedHere = Exclude<Subject, { kind: 'secret' }>;

export type Member = Pick<Proposal, 'label' | 'kind' | 'detail' | 'document'>;

/** In the order of the workflow. `offset` is the cursor: what is being typed there is no name yet. */
export function membersOf(workflow: Workflow, subject: NamedHere, offset: number): readonly Member[] {
  switch (subject.kind) {
    case 'parameter':
      return workflow.parameters.map(describeParameter);
    case 'step':
      return stepsBut(workflow, subject.holder).map(describeStepOf);
    case 'output':
      return outputs(workflow, subject.step, subject.below, offset);
    case 'status':
      return ['succeeded', 'failed', 'skipped'].map((label) => ({
        label,
        kind: 'status',
        detail: 'whether the step did so',
      }));
    case 'event':
      return properties(describeStep(holderOf(workflow, subject.holder)?.image?.text ?? '')?.event, subject.below);
  }
}

function describeParameter({ name, node }: Parameter): Member {
  const value = (key: string): string | undefined => textOf(findEntry(node, key)?.value);
  const byDefault = value('default');
  const description = value('description');
  const lines = [
    ...(description === undefined ? [] : [escapeMarkdown(description)]),
    byDefault === undefined ? 'Has no default.' : `Default: ${escapeMarkdown(byDefault) || 'empty'}`,
  ];
  return { label: name, kind: 'parameter', detail: 'parameter', document: () => lines.join('\n\n') };
}

function stepsBut({ steps }: Workflow, holder: Holder | undefined): readonly Step[] {
  return steps.filter(({ name, index }) => name !== undefined && (holder?.kind !== 'step' || holder.index !== index));
}

function describeStepOf(step: Step): Member {
  const { name, image, type } = step;
  return {
    label: name?.text ?? '',
    kind: 'step',
    detail: image?.text ?? type?.text ?? 'step',
    document() {
      const description = textOf(findEntry(step.node, 'description')?.value);
      return description && escapeMarkdown(description);
    },
  };
}

/** What the image is published to give, then what this file reads of the step elsewhere. */
function outputs(workflow: Workflow, step: string, below: readonly string[], offset: number): readonly Member[] {
  const image = workflow.steps.find(({ name }) => name?.text === step)?.image?.text;
  const published = properties(image === undefined ? undefined : describeStep(image)?.outputs, below);
  if (below.length > 0) return published;
  const read = workflow.references.outputs.filter(({ from }) => from.text === step).map(({ name }) => name);
  const known = new Set(published.map(({ label }) => label));
  const others = namesWritten(read, offset).filter((name) => !known.has(name));
  return [...published, ...others.map((label): Member => ({ label, kind: 'property', detail: 'output, read here' }))];
}

function properties(schema: Schema | undefined, below: readonly string[]): readonly Member[] {
  let inner = schema;
  for (const key of below) {
    inner = inner?.properties && Object.hasOwn(inner.properties, key) ? inner.properties[key] : undefined;
  }
  return Object.entries(inner?.properties ?? {}).map(([label, property]) => ({
    label,
    kind: 'property',
    detail: typeof property.type === 'string' ? property.type : 'any',
  }));
}

/** Each once. */
export function namesWritten(names: readonly (WrittenName | undefined)[], offset: number): readonly string[] {
  return [...new Set(names.flatMap((name) => (name && !touches(name.span, offset) ? [name.text] : [])))];
}

function textOf(node: YamlNode | undefined): string | undefined {
  const scalar = resolveAlias(node);
  return scalar?.kind === 'scalar' && !scalar.missing ? scalar.text : undefined;
}
