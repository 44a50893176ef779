/**
 * Holds what the product says of a text against what the engine says of it.
 */
import { isDeepStrictEqual } from 'node:util';
import { read, type NamedReference, type Reading } from './read';
import type { EnginePath, EngineReferences, EngineVerdict, Vector } from './vectors';

/** `verdict`: whether the text can be read; `position`: of its first error; `references`: what it names; `paths`: the variables in templates. */
export type Aspect = 'verdict' | 'position' | 'references' | 'paths';

export const aspects: readonly Aspect[] = ['verdict', 'position', 'references', 'paths'];

export interface Comparison {
  readonly aspect: Aspect;
  readonly agrees: boolean;
  /** As text, to be shown. */
  readonly engine: string;
  readonly ours: string;
}

/** What the engine says nothing of is not compared: where it refuses a text, there are no references. */
export function compare(vector: Vector): readonly Comparison[] {
  const { engine } = vector;
  const reading = read(vector);
  return [
    comparison('verdict', engine.ok, reading.ok),
    ...(engine.pos === undefined ? [] : [comparison('position', engine.pos, reading.position)]),
    ...(engine.ok || engine.stage === 'parse' ? [compareReferences(engine, reading.references)] : []),
    ...(engine.ok ? [comparePaths(engine.paths ?? [], reading)] : []),
  ];
}

function comparison(
  aspect: Aspect,
  engine: unknown,
  ours: unknown,
  agrees = isDeepStrictEqual(engine, ours),
): Comparison {
  return { aspect, agrees, engine: shown(engine), ours: shown(ours) };
}

function shown(answer: unknown): string {
  return answer === undefined ? 'nothing' : JSON.stringify(answer);
}

/**
 * With what the text names outright, as far as the engine says so, else with what it recorded.
 * The string of `path($, 'connections.aws.x')` is data to the engine's parser, and an expression to its evaluator, which records what it names: `static`
 * has none of that, but whoever runs the workflow needs it. So what such strings name must be among what was recorded.
 */
function compareReferences(engine: EngineVerdict, found: readonly NamedReference[]): Comparison {
  const recorded = namesOf(engine);
  const [outright, queried] = [false, true].map((which) =>
    unique(found.filter((reference) => reference.queried === which).map(({ name }) => name)),
  ) as [string[], string[]];
  const expected = namesOf(engine.static ?? engine).filter(
    (name) => !queried.includes(name) || outright.includes(name),
  );
  const agrees = isDeepStrictEqual(expected, outright) && queried.every((name) => recorded.includes(name));
  return comparison('references', expected, unique([...outright, ...queried]), agrees);
}

function namesOf({ connections, secrets, parameters, outputs, steps }: EngineReferences): readonly string[] {
  return unique([
    ...connections.map(({ type, name }) => `connections ${type} ${name}`),
    ...secrets.map((name) => `secrets ${name}`),
    ...parameters.map((name) => `parameters ${name}`),
    ...outputs.map(({ from, name }) => `outputs ${from} ${name}`),
    ...steps.map(({ action, property }) => `steps ${action} ${property}`),
  ]);
}

/**
 * Those of each string, in order. Where aliases repeat a string, the engine has it at every place and we have it where its text stands, so each of
 * the engine's other places has to repeat one of ours.
 */
function comparePaths(engine: readonly EnginePath[], { paths }: Reading): Comparison {
  const [theirs, ours] = [pathsByPlace(engine), pathsByPlace(paths)];
  const repeated = [...ours.values()];
  const agrees =
    [...ours].every(([at, found]) => theirs.get(at) === found) &&
    [...theirs].every(([at, found]) => ours.has(at) || repeated.includes(found));
  return comparison('paths', engine, paths, agrees);
}

function pathsByPlace(paths: readonly EnginePath[]): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { at = '', ...path } of paths) places.set(at, `${places.get(at) ?? ''}${JSON.stringify(path)}\n`);
  return places;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
