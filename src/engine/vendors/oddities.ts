import { counted } from '../sentences/counted';
import type { Table } from '../seam/host';
import type { Notice } from '../seam/protocol';

/** What of a vendor's records was not as documented. */
export interface Oddities {
  /** Records that make no event: no objects, or without what an event must have. */
  lost: number;
  /** By the field's name at the vendor: how many records have a value of another type there, which counts as none. */
  misfits: Readonly<Record<string, number>>;
}

export const noOddities: Oddities = { lost: 0, misfits: {} };

/**
 * @param lost rows that make no event
 * @param fields the columns whose misfits matter to people, with the field's name at the vendor
 */
export function odditiesOf(table: Table, lost: number, fields: Readonly<Record<string, string>>): Oddities {
  const misfits: Record<string, number> = {};
  for (const [column, field] of Object.entries(fields)) {
    const count = table.misfits[column] ?? 0;
    if (count > 0) {
      misfits[field] = count;
    }
  }
  return { lost: lost + table.skipped, misfits };
}

export function sumOfOddities(all: readonly Oddities[]): Oddities {
  const misfits: Record<string, number> = {};
  let lost = 0;
  for (const oddities of all) {
    lost += oddities.lost;
    for (const [field, count] of Object.entries(oddities.misfits)) {
      misfits[field] = (misfits[field] ?? 0) + count;
    }
  }
  return { lost, misfits };
}

/** @param word what a record is called, e.g. `event` @param lacking what those that were lost lack, e.g. `an id or a time` */
export function oddityNotices(all: readonly Oddities[], word: string, lacking: string): Notice[] {
  const { lost, misfits } = sumOfOddities(all);
  const notices: Notice[] = [];
  if (lost > 0) {
    notices.push({
      severity: 'warning',
      text: `${counted(lost, word)} could not be understood: ${lost === 1 ? 'it lacks' : 'they lack'} ${lacking}.`,
    });
  }
  for (const [field, count] of Object.entries(misfits)) {
    notices.push({
      severity: 'info',
      text: `${counted(count, word)} had something unexpected in ${field}; it is left empty.`,
    });
  }
  return notices;
}
