import type { SavedFilter } from '../saved/query';
import { exactFilter } from '../interpolation/exact-filter';

/** Whether a value alone is asked for. */
export function asksFor(filters: readonly SavedFilter[], field: string, value: string): boolean {
  const wanted = exactFilter(field, [value], false);
  return filters.some((filter) => isOfSameKind(filter, wanted) && isOnly(filter, wanted));
}

/** The filters with a value asked for, or left out; without it where it was so already. The opposite goes. */
export function toggleFilter(
  filters: readonly SavedFilter[],
  field: string,
  value: string,
  isOut: boolean
): SavedFilter[] {
  const asked = exactFilter(field, [value], false);
  const left = exactFilter(field, [value], true);
  const others = without(filters, asked, left);
  if (isOut) {
    const wasOut = filters.some((filter) => isOfSameKind(filter, left) && holds(filter, left));
    return wasOut ? others : addLeftOut(others, left);
  }
  return asksFor(filters, field, value) ? others : [...others, asked];
}

function without(filters: readonly SavedFilter[], asked: SavedFilter, left: SavedFilter): SavedFilter[] {
  return filters.flatMap((filter) => {
    if (isOfSameKind(filter, asked) && isOnly(filter, asked)) {
      return [];
    }
    if (!isOfSameKind(filter, left) || !holds(filter, left)) {
      return [filter];
    }
    const values = filter.values.filter((value) => value !== left.values[0]);
    return values.length > 0 ? [{ ...filter, values }] : [];
  });
}

/** What is left out of one field stands in one filter. */
function addLeftOut(filters: readonly SavedFilter[], left: SavedFilter): SavedFilter[] {
  const place = filters.findIndex((filter) => isOfSameKind(filter, left) && filter.values.length > 0);
  return place < 0
    ? [...filters, left]
    : filters.map((filter, at) => (at === place ? { ...filter, values: [...filter.values, ...left.values] } : filter));
}

function isOfSameKind(one: SavedFilter, other: SavedFilter): boolean {
  return one.field === other.field && one.operator === other.operator;
}

function isOnly({ values }: SavedFilter, other: SavedFilter): boolean {
  return values.length === 1 && values[0] === other.values[0];
}

function holds({ values }: SavedFilter, other: SavedFilter): boolean {
  return values.some((value) => value === other.values[0]);
}
