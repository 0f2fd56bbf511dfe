/** Half-open ranges of UTF-16 offsets, the only positions that the core knows. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True where `offset` touches `span`; both edges count, as a cursor stands between two characters. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

export function shift(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}
