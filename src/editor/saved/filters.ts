import { effects, outcomes } from '../../model/event';
import type { RuntrailQuery, SavedFilter } from './query';
import { areTexts, textOf, textsIn } from './texts';

/** The values of fields that have no others. */
export const fixedWords: Readonly<Record<string, readonly string[]>> = { outcome: outcomes, effect: effects };

/** The filters of a query as editors show them: of one that was written by hand in another form, what can be shown of it. */
export function filtersOf({ filters }: RuntrailQuery): SavedFilter[] {
  const saved: unknown = filters;
  return Array.isArray(saved) ? saved.map((filter) => (isFilter(filter) ? filter : asFilter(filter))) : [];
}

export function isFilter(saved: unknown): saved is SavedFilter {
  const { field, operator, values }: Parts = partsOf(saved);
  return typeof field === 'string' && typeof operator === 'string' && areTexts(values);
}

type Parts = Partial<Record<keyof SavedFilter, unknown>>;

function partsOf(saved: unknown): Parts {
  return typeof saved === 'object' && saved !== null ? saved : {};
}

function asFilter(saved: unknown): SavedFilter {
  const { field, operator, values, ...others }: Parts = partsOf(saved);
  return { ...others, field: textOf(field), operator: textOf(operator), values: textsIn(values) };
}
