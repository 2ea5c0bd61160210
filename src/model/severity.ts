import type { Outcome } from './event';

/** Grafana's levels of a line; what is not named is info. */
const severities: Readonly<Record<string, string>> = {
  failure: 'error',
  skipped: 'warning',
  stopped: 'warning',
  unknown: 'unknown',
} satisfies Partial<Record<Outcome, string>>;

/** The level of a line with this outcome, and of its share in the volume above the lines. */
export function severityOf(outcome: string | null): string {
  return severities[outcome ?? ''] ?? 'info';
}
