/** Shapes of trees and paths as short text, for expectations. */
import type { Segment } from '../../../server/src/workflow/expression';

/** `connections/aws/*`: `*` is computed, `?` is not written yet. */
export function describeNames(segments: readonly Segment[]): string {
  return segments.map(({ name, missing }) => (missing ? '?' : (name ?? '*'))).join('/');
}

/** The text with the cursor mark `$0` taken out, and where it was. */
export function cursorIn(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('$0');
  return { text: marked.slice(0, offset) + marked.slice(offset + 2), offset };
}
