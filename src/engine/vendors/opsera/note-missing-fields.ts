import type { FilterField } from '../../../model/event';
import { whereWord } from '../../columns/where-word';
import type { Notes } from '../../reading/reading';
import type { DictionaryColumn } from '../../seam/column';
import type { Host } from '../../seam/host';
import { plural } from '../../sentences/counts';
import type { Page } from './list/page';
import type { PageRows } from './list/paged-list';

/** A page of which these are looked at. */
type PageWith<F extends string> = Page & { fields: Readonly<Record<F, DictionaryColumn>> };

/**
 * Notes the fields that no record of a list holds: they may be called otherwise by now.
 * @param makes with the events' field that is made of each, and with what Opsera calls it
 */
export function noteMissingFields<F extends string>(
  parts: ReadonlyArray<PageRows<PageWith<F>>>,
  { word, makes }: { word: string; makes: ReadonlyArray<readonly [F, FilterField, string]> },
  host: Host,
  notes: Notes
): void {
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  for (const [field, made, named] of makes) {
    const isSaid = ({ page, rows }: PageRows<PageWith<F>>) =>
      (page.mistyped[field] ?? 0) > 0 ||
      host.columns.select(page.events.length, [
        { kind: 'rows', rows },
        whereWord(page.fields[field], (value) => value.trim() !== ''),
      ]).length > 0;
    if (!parts.some(isSaid)) {
      const what = {
        key: `${word}s without ${named}`,
        sentence: (all: number) =>
          `${plural(all, word)} of Opsera came without any ${named}, so that the ${made} is not known: look at Opsera itself, and for a newer Runtrail.`,
      };
      notes.unreadable(made, what, count);
    }
  }
}
