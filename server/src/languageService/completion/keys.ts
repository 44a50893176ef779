/**
 * The cursor on a key that is being typed.
 */
import type { CursorPlace } from '../../workflow/cursor';
import type { Span } from '../../workflow/span';
import { keyText, type YamlNode } from '../../workflow/yaml/tree';
import { onLine } from './line';

/** What it replaces. A key that has its colon is left alone: its value would be lost with it. */
export function keySpan(text: string, { node, parents, span, offset }: CursorPlace): Span | undefined {
  const parent = parents.at(-1);
  const entry = parent?.kind === 'mapping' ? parent.entries.find(({ key }) => key === node) : undefined;
  return entry?.colon ? undefined : onLine(text, span, offset);
}

/** Those that are there besides. */
export function otherKeys(mapping: YamlNode | undefined, { node, span }: CursorPlace): ReadonlySet<string | undefined> {
  const entries = mapping?.kind === 'mapping' ? mapping.entries : [];
  return new Set(entries.filter(({ key }) => key !== node && key.span.start !== span.start).map(keyText));
}
