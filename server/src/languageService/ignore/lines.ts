/**
 * The lines of a workflow that one comment is about. A text over several lines has no place for a comment inside, so its lines go together:
 * what is wrong on the tenth line of a block scalar is silenced where its key stands.
 */
import { lastNotAfter, lineStarts } from '../../workflow/line';
import type { Workflow } from '../../workflow/model';
import type { Span } from '../../workflow/span';
import type { YamlNode } from '../../workflow/yaml/tree';

/** Zero-based, both included. */
interface LineRange {
  readonly first: number;
  readonly last: number;
}

export interface Lines {
  at(offset: number): number;
  startOf(line: number): number;
  /** Without its line break. */
  textOf(line: number): string;
  /** The line, with all that belong to the same texts: from the start of the first to the start of what follows. */
  together(line: number): Span;
  readonly count: number;
}

export function linesOf({ text, root }: Pick<Workflow, 'text' | 'root'>): Lines {
  const starts = lineStarts(text);
  const at = (offset: number): number => Math.max(0, lastNotAfter(starts, offset));
  const startOf = (line: number): number => starts[line] ?? text.length;
  const groups = merged(scalarSpans(root).map(({ start, end }) => ({ first: at(start), last: at(end) })));
  return {
    at,
    startOf,
    textOf: (line) => text.slice(startOf(line), startOf(line + 1)).replace(/[\r\n]+$/, ''),
    together(line) {
      const { first, last } = groups.find(({ first, last }) => first <= line && line <= last) ?? {
        first: line,
        last: line,
      };
      // What stands at the end of the text is on its last line.
      return { start: startOf(first), end: last + 1 < starts.length ? startOf(last + 1) : text.length + 1 };
    },
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
