/**
 * The cursor in `${ }`: at the root of a path, or at a name below one.
 */
import { expressionsWithin } from '../../workflow/incremental';
import { pathAt, type PathPlace, type Segment } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import type { Holder } from '../../workflow/references';
import { touches } from '../../workflow/span';
import type { SpellingPlace } from '../../workflow/spelling';
import type { YamlScalar } from '../../workflow/yaml/tree';
import { expectedType } from '../expected';
import { asRoot, rootsAt } from '../roots';
import type { CompletionContext } from './context';
import { onLine } from './line';
import type { Subject } from './members';

export function templateContext(workflow: Workflow, offset: number): CompletionContext | undefined {
  const here = { start: offset, end: offset };
  const site = expressionsWithin(workflow, here).sites.find(({ scalar }) => touches(scalar.span, offset));
  if (!site) return undefined;
  const { scalar } = site;
  const found = pathAt(site.template, scalar.source.toDecoded(offset));
  // Right of `|>` nothing has a root.
  if (!found || found.piped) return undefined;
  const { before, segment } = found;

  const replace = replaced(workflow.text, scalar, segment, offset);
  if (!replace) return undefined;
  const base = {
    replace,
    before: '',
    after: segment.bracketClosed ? '' : ']',
    expectedType: expectedType(workflow, site.holder),
  };
  const place = spellingPlace(found, scalar);
  const [root, type, name, ...fields] = before.map((earlier) => earlier.name);
  if (before.length === 0) {
    if (segment.quote !== undefined || found.query) return undefined;
    const called = workflow.text.startsWith('(', replace.end);
    return { ...base, kind: 'root', style: scalar.style, roots: rootsAt(site.holder), called };
  }
  if (root === 'connections') {
    if (fields.length > 0) return undefined;
    if (before.length === 1) return { ...base, kind: 'type', place, name: undefined };
    if (type === undefined) return undefined;
    if (before.length === 2) return { ...base, kind: 'name', place, type, writeType: undefined };
    return name === undefined ? undefined : { ...base, kind: 'field', place, type };
  }
  const subject = subjectBelow(before, site.holder);
  return subject && { ...base, kind: 'member', place, subject };
}

/** `undefined` below a root that has nothing there, and where a name before the cursor is computed. */
function subjectBelow(before: readonly Segment[], holder: Holder): Subject | undefined {
  const names = before.flatMap(({ name }) => (name === undefined ? [] : [name]));
  const root = asRoot(names[0] ?? '');
  if (!root || names.length < before.length || !rootsAt(holder).includes(root)) return undefined;
  const [, first, ...below] = names;
  switch (root) {
    case 'parameters':
      return first === undefined ? { kind: 'parameter' } : undefined;
    case 'secrets':
      return first === undefined ? { kind: 'secret' } : undefined;
    case 'outputs':
      return first === undefined ? { kind: 'step', holder } : { kind: 'output', step: first, below };
    case 'steps':
      if (first === undefined) return { kind: 'step', holder };
      return below.length === 0 ? { kind: 'status' } : undefined;
    case 'event':
      return { kind: 'event', holder, below: names.slice(1) };
    case 'connections':
      return undefined;
  }
}

function spellingPlace({ segment, query }: PathPlace, scalar: YamlScalar): SpellingPlace {
  const { notation, quote } = segment;
  return { kind: 'segment', notation: notation === 'index' ? 'index' : 'dot', quote, query, scalar };
}

/** A string that is still open takes in all that follows it; only the word at the cursor is meant. */
function replaced(
  text: string,
  scalar: YamlScalar,
  segment: Segment,
  offset: number,
): CompletionContext['replace'] | undefined {
  if (segment.missing) return { start: offset, end: offset };
  const span = scalar.source.toDocument(segment.span);
  const word = /^[\w-]*/.exec(text.slice(offset, span.end))?.[0].length ?? 0;
  return onLine(text, segment.closed ? span : { start: span.start, end: offset + word }, offset);
}
