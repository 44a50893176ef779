import assert from 'node:assert/strict';
import type { Span } from '../../server/src/workflow/span';

export function checkInside(inner: Span, outer: Span): void {
  const ordered = outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  assert.ok(ordered, `${JSON.stringify(inner)} in ${JSON.stringify(outer)}`);
}
