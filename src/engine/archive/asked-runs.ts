import type { Reader, ReadRequest } from '../vendors/vendor';

/** The runs that a selection asks for, as events name them; empty = it leaves nothing out. */
export type AskedRuns = readonly string[];

/**
 * What of a selection events themselves tell, and which list does so by their run; `untold` = the first list that they do not, by
 * which the archive cannot narrow.
 */
export function askedRuns(
  { model, runsIn }: Reader,
  { selection }: Pick<ReadRequest, 'selection'>
): { runs: AskedRuns; byRun?: string } | { untold: string } {
  const runs: string[] = [];
  let byRun: string | undefined;
  const entriesOf = (key: string): readonly string[] => selection[key] ?? [];
  // A word for as many as can be read: the archive has them all, whatever is named beside it.
  const isOfAll = model.selection.some(
    ({ key, words }) => model.needsOneOf.includes(key) && entriesOf(key).some((entry) => words?.includes(entry))
  );
  for (const { key, label } of model.selection) {
    const entries = isOfAll && model.needsOneOf.includes(key) ? [] : entriesOf(key);
    const told = entries.map((entry) => (runsIn?.list === key ? runsIn.runOf(entry) : undefined));
    if (told.includes(undefined)) {
      return { untold: `${label} (${key})` };
    }
    runs.push(...told.filter((run) => run !== undefined));
    byRun = told.length > 0 ? `${label} (${key})` : byRun;
  }
  return { runs, ...(byRun !== undefined && { byRun }) };
}
