/**
 * The syntax errors of the `yaml` package in words for people: what is wrong and what to do.
 */
import type { Span } from '../span';
import type { YamlError } from './tree';

/** A `YAMLParseError`, as far as it is of use. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

export function describeError(text: string, problem: Problem): YamlError {
  return { code: problem.code, message: describe(problem.code, problem.message), span: clampSpan(text, problem.pos) };
}

function describe(code: string, message: string): string {
  return `${code}: ${message}`;
}

/** The package points one past the end where the text ends too early. */
function clampSpan(text: string, [start, end]: Problem['pos']): Span {
  const clampedStart = Math.min(Math.max(0, start), text.length);
  return { start: clampedStart, end: Math.min(Math.max(clampedStart, end), text.length) };
}
