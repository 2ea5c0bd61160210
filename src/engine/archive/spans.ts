import type { Span } from './heartbeat';

/** Spans that may overlap as ascending ones that do not. What touches is one. */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = all[all.length - 1];
    if (last !== undefined && span.from <= last.to + 1) {
      last.to = Math.max(last.to, span.to);
    } else if (span.to >= span.from) {
      all.push({ ...span });
    }
  }
  return all;
}

/** What of a span lies in none of the others, which are joined. */
export function without(span: Span, others: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let from = span.from;
  for (const other of others) {
    if (other.to < from || other.from > span.to) {
      continue;
    }
    rest.push({ from, to: other.from - 1 });
    from = other.to + 1;
  }
  rest.push({ from, to: span.to });
  return rest.filter((part) => part.to >= part.from);
}

/** What of a span lies in one of the others. */
export function within(span: Span, others: readonly Span[]): Span[] {
  return others
    .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
    .filter(({ from, to }) => to >= from);
}
