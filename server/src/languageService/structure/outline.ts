/**
 * What the steps, triggers and top-level entries of a workflow say that matters to the others: names, and who needs whom. There is no place in it, so
 * it stays the same while something else is typed, and what follows from it alone has not to be found again.
 */
import { summarizeSteps, type Need } from '../../workflow/dependencies';
import { oncePerPart } from '../../workflow/foundInParts';
import { changeOf, partsOf, type Change, type WorkflowPart, type WorkflowParts } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import { parameterUses } from '../../workflow/parameterUses';
import { readPlaces, textOf, type Place } from '../../workflow/places';
import type { WrittenName } from '../../workflow/references';
import type { Span } from '../../workflow/span';
import { boundNames } from './boundNames';
import { hasReadableParameters } from './readableParameters';
import { optionalReferences } from './optionalReferences';
import { markOfPlace } from './placeNames';

/** Of one part. */
export interface Outline {
  readonly steps: readonly StepOutline[];
  /** Those that aliases repeat are there once, those without a name are not. */
  readonly stepNames: readonly string[];
  readonly triggerNames: readonly string[];
  readonly parametersDeclared: readonly string[];
  /** Whether it is clear which those are: `parameters` is a mapping, where it is there. */
  readonly parametersReadable: boolean;
  /** Those that steps refer to. */
  readonly parametersRead: readonly string[];
  /** Those that triggers give a value. */
  readonly parametersSet: readonly string[];
  /** `all` where any may be used. */
  readonly parametersUsed: readonly string[] | 'all';
}

export interface StepOutline {
  readonly name: string | undefined;
  readonly needs: readonly NeedOutline[];
}

export interface NeedOutline extends Pick<Need, 'kind' | 'optional'> {
  readonly step: { readonly text: string };
}

/** Where that stands, list by list, in the offsets of the part. */
export interface OutlinePlaces {
  /** Of each step. */
  readonly needs: readonly (readonly WrittenName[])[];
  readonly stepNames: readonly Span[];
  readonly triggerNames: readonly Span[];
  readonly parametersDeclared: readonly Span[];
  readonly parametersRead: readonly WrittenName[];
  readonly parametersSet: readonly WrittenName[];
}

export interface Outlines {
  /** Of each part; the same array as for the workflow that this one was edited from, as long as the outlines say the same. */
  readonly outlines: readonly Outline[];
  readonly placesOf: (part: number) => OutlinePlaces;
  readonly shiftOf: WorkflowParts['shiftOf'];
}

export function outlinesOf(workflow: Workflow): Outlines {
  return (known.get(workflow) ?? readOutlines(workflow)).outlined;
}

function readOutlines(workflow: Workflow): Known {
  const { parts: all, shiftOf } = partsOf(workflow);
  const change = changeOf(workflow);
  const before = change && known.get(change.predecessor);
  const parts = change && before ? outlineChanged(all, before.parts, change) : all.map(outlinePart);
  const outlines =
    before && saySame(before.parts, parts, change) ? before.outlined.outlines : parts.map(({ outline }) => outline);
  const read = { parts, outlined: { outlines, placesOf: (part: number) => parts[part]?.places ?? nowhere, shiftOf } };
  known.set(workflow, read);
  return read;
}

function outlineChanged(
  all: readonly WorkflowPart[],
  before: readonly OutlinedPart[],
  { start, end, moved }: Change,
): readonly OutlinedPart[] {
  return [...before.slice(0, start), ...all.slice(start, end).map(outlinePart), ...before.slice(end + moved)];
}

interface Known {
  readonly parts: readonly OutlinedPart[];
  readonly outlined: Outlines;
}

const known = new WeakMap<Workflow, Known>();

interface OutlinedPart {
  readonly outline: Outline;
  readonly places: OutlinePlaces;
  /** The outline, to be compared. */
  readonly said: string;
}

/** Outside of the change, they are the same. */
function saySame(
  before: readonly OutlinedPart[],
  now: readonly OutlinedPart[],
  { start, end, moved }: Change,
): boolean {
  return moved === 0 && now.slice(start, end).every((part, index) => part.said === before[start + index]?.said);
}

/** Once for each part, whoever asks first. */
export const outlinePart = oncePerPart((part): OutlinedPart => {
  const places = readPlaces(part.root);
  const steps = summarizeSteps(part, optionalReferences(part));
  const stepNames = namesOf(places, 'step');
  const triggerNames = namesOf(places, 'trigger');
  const read = part.references.parameters.filter(({ holder }) => holder.kind === 'step').map(({ name }) => name);
  const set = places.filter(({ kind }) => kind === 'binding').flatMap(boundNames);
  const outline: Outline = {
    steps: steps.map(({ name, needs }) => ({
      name,
      needs: needs.map(({ kind, optional, step }) => ({ kind, optional, step: { text: step.text } })),
    })),
    stepNames: stepNames.map(({ text }) => text),
    triggerNames: triggerNames.map(({ text }) => text),
    parametersDeclared: part.parameters.map(({ name }) => name),
    parametersReadable: hasReadableParameters(part),
    parametersRead: read.map(({ text }) => text),
    parametersSet: set.map(({ text }) => text),
    parametersUsed: usedParameters(part),
  };
  return {
    outline,
    places: {
      needs: steps.map(({ needs }) => needs.map(({ step }) => step)),
      stepNames: stepNames.map(({ span }) => span),
      triggerNames: triggerNames.map(({ span }) => span),
      parametersDeclared: part.parameters.map(({ key }) => key.span),
      parametersRead: read,
      parametersSet: set,
    },
    said: JSON.stringify(outline),
  };
});

const nowhere: OutlinePlaces = {
  needs: [],
  stepNames: [],
  triggerNames: [],
  parametersDeclared: [],
  parametersRead: [],
  parametersSet: [],
};

function namesOf(
  places: readonly Place[],
  kind: Place['kind'],
): readonly { readonly text: string; readonly span: Span }[] {
  return places.flatMap((place) => {
    const text = place.kind === kind ? textOf(place, 'name') : undefined;
    return text === undefined || text === '' ? [] : [{ text, span: markOfPlace(place) }];
  });
}

/** What cannot be read may hold any use: `!Connection { type: aws, name: !Parameter account }`. */
function usedParameters(part: Workflow): Outline['parametersUsed'] {
  const { malformedConnections, malformedTags } = part.references;
  if (malformedConnections.length > 0 || malformedTags.length > 0) return 'all';
  const uses = parameterUses(part);
  return uses.kind === 'all' ? 'all' : [...uses.names];
}
