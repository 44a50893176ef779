/**
 * Where another answer than the engine's is no mistake. `docs/conformance.md` says why, under the same names.
 */
import type { Vector } from './vectors';

export interface Exception {
  readonly name: string;
  readonly holdsFor: (vector: Vector) => boolean;
}

export const exceptions: readonly Exception[] = [
  { name: 'volatile', holdsFor: ({ volatile }) => volatile === true },
  { name: 'hang', holdsFor: ({ engine }) => engine.stage === 'hang' },
  { name: 'panic', holdsFor: ({ engine }) => engine.stage?.startsWith('panic') === true },
];

export function exceptionFor(vector: Vector): Exception | undefined {
  return exceptions.find(({ holdsFor }) => holdsFor(vector));
}
