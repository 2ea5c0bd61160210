/** The event: one shape for every vendor. */

export const outcomes = ['success', 'failure', 'running', 'waiting', 'skipped', 'stopped', 'info', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** Outcomes of what has not ended yet. */
export const openOutcomes: readonly string[] = ['running', 'waiting'] satisfies Outcome[];

export function isOpen(outcome: string | null): boolean {
  return outcome !== null && openOutcomes.includes(outcome);
}

export const effects = ['changed', 'unchanged', 'noop'] as const;
export type Effect = (typeof effects)[number];

/** String fields with few distinct values: for `groupBy` and `valueField`. */
export const groupFields = ['event', 'outcome', 'effect', 'actor', 'target', 'run'] as const;
export type GroupField = (typeof groupFields)[number];

/** String fields that can be filtered on. */
export const filterFields = [...groupFields, 'message'] as const;
export type FilterField = (typeof filterFields)[number];
