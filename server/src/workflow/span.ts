/** Half-open range of UTF-16 code units in one text: `{ start: 4, end: 7 }` covers three. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The cursor counts as inside at both ends: a name is completed right after its last letter. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function isIn(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
