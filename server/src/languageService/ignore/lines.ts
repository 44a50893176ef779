/**
 * The lines of a workflow that one comment is about. A text over several lines has no place for a comment inside, so its lines go together:
 * what is wrong on the tenth line of a block scalar is silenced where its key stands.
 */
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import type { YamlNode } from '../../workflow/yaml/tree';

/** Zero-based, both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface Lines {
  at(offset: number): number;
  startOf(line: number): number;
  /** Without its line break. */
  textOf(line: number): string;
  /** The line, with all that belong to the same texts. */
  together(line: number): LineRange;
  readonly count: number;
}

export function linesOf({ text, root }: Workflow): Lines {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((found) => found.index + found[0].length)];
  const at = (offset: number): number => lastNotAfter(starts, offset);
  const startOf = (line: number): number => starts[line] ?? text.length;
  const groups = merged(scalarSpans(root).map(({ start, end }) => ({ first: at(start), last: at(end) })));
  return {
    at,
    startOf,
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/[\r\n]+$/, ''),
    together: (line) => groups.find(({ first, last }) => first <= line && line <= last) ?? { first: line, last: line },
    count: starts.length,
  };
}

function scalarSpans(root: YamlNode | undefined): readonly Span[] {
  const spans: Span[] = [];
  const rest = root ? [root] : [];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.kind === 'scalar') spans.push(node.span);
    if (node.kind === 'mapping') for (const { key, value } of node.entries) rest.push(key, value);
    if (node.kind === 'sequence') for (const item of node.items) rest.push(item);
  }
  return spans;
}

/** Those of several lines; where one ends on the line that another starts on, they are one. */
function merged(ranges: readonly LineRange[]): readonly LineRange[] {
  const found: LineRange[] = [];
  for (const range of ranges.filter(({ first, last }) => first < last).sort((a, b) => a.first - b.first)) {
    const previous = found.at(-1);
    if (previous && range.first <= previous.last) {
      found[found.length - 1] = { first: previous.first, last: Math.max(previous.last, range.last) };
    } else found.push(range);
  }
  return found;
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
