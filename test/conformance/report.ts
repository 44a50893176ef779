/**
 * Agreement with the engine, counted by group, and every disagreement, as text.
 */
import { aspects, compare, type Aspect, type Comparison } from './compare';
import { exceptionFor, type Exception } from './exceptions';
import type { Vector } from './vectors';

export interface Report {
  readonly text: string;
  /** Disagreements that no exception explains. */
  readonly unexplained: number;
}

interface Compared {
  readonly vector: Vector;
  readonly comparisons: readonly Comparison[];
}

export function report(vectors: readonly Vector[]): Report {
  const compared = vectors.map((vector) => ({ vector, comparisons: compareSafely(vector) }));
  const disagreements = compared.flatMap(({ vector, comparisons }) =>
    comparisons
      .filter(({ agrees }) => !agrees)
      .map((comparison) => ({ vector, comparison, exception: exceptionFor(vector) })),
  );
  const unexplained = disagreements.filter(({ exception }) => exception === undefined).length;
  const explained = disagreements.length - unexplained;
  const lines = [
    ...table(compared),
    ...disagreements.flatMap(({ vector, comparison, exception }) => ['', ...describe(vector, comparison, exception)]),
    '',
    `${vectors.length} vectors, ${unexplained} disagreements${explained > 0 ? `, and ${explained} that are excepted` : ''}`,
  ];
  return { text: `${lines.join('\n')}\n`, unexplained };
}

/** An exception out of the product is an answer, too, and never the right one. */
function compareSafely(vector: Vector): readonly Comparison[] {
  try {
    return compare(vector);
  } catch (error) {
    return [{ aspect: 'verdict', agrees: false, engine: String(vector.engine.ok), ours: String(error) }];
  }
}

/** A row a group, `agreeing/compared` for each aspect, and all of them together in the last one. */
function table(compared: readonly Compared[]): readonly string[] {
  const groups = [...new Set(compared.map(({ vector }) => vector.group))].sort();
  const rows = [
    ['group', ...aspects],
    ...groups.map((group) =>
      row(
        group,
        compared.filter(({ vector }) => vector.group === group),
      ),
    ),
    row('all', compared),
  ];
  const widths = ['group', ...aspects].map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function row(name: string, compared: readonly Compared[]): readonly string[] {
  const count = (aspect: Aspect): string => {
    const all = compared.flatMap(({ comparisons }) => comparisons.filter((comparison) => comparison.aspect === aspect));
    return all.length === 0 ? '-' : `${all.filter(({ agrees }) => agrees).length}/${all.length}`;
  };
  return [name, ...aspects.map(count)];
}

function describe(
  { id, group, kind, text }: Vector,
  { aspect, engine, ours }: Comparison,
  exception: Exception | undefined,
): readonly string[] {
  const excepted = exception === undefined ? '' : ` (excepted: ${exception.name})`;
  const shown = JSON.stringify(text);
  return [
    `${id} [${group}]: ${aspect} of the ${kind} ${shown.length > 300 ? `${shown.slice(0, 299)}…` : shown}${excepted}`,
    `  engine: ${engine}`,
    `  ours:   ${ours}`,
  ];
}
