/** One list of a query type's selection. */
export interface SelectionListModel {
  key: string;
  label: string;
  help: string;
  /** The vendor's list of candidates, where it has one. */
  optionsKind?: string;
  /** Words to choose from; without a `form` no others are allowed. */
  words?: readonly string[];
  /** Words of that form that are refused all the same. */
  refused?: readonly string[];
  /** Entries must match, but for the words; quoted in the error by `formLabel`. */
  form?: RegExp;
  formLabel?: string;
  /** Entries of this form that differ in case only are the same. */
  ignoresCase?: RegExp;
  /** Entries name runs one by one, so that events of theirs outside the time range are worth a notice. */
  namesRuns?: true;
  /** Entries of another list that have none of these: where it holds no others, nothing is both. */
  neverWith?: { key: string; entries: readonly string[] };
  /** What an empty list means, e.g. `Every job in the time range`. Absent = an empty list means nothing is narrowed. */
  emptyMeans?: string;
}

export const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A selection of this query type after checks: every list is there. */
export type SelectionOf<Q extends { selection: readonly SelectionListModel[] }> = Readonly<
  Record<Q['selection'][number]['key'], readonly string[]>
>;

/** Whether a list takes an entry. */
export function takesEntry({ words, refused, form }: SelectionListModel, entry: string): boolean {
  return (
    refused?.includes(entry) !== true &&
    (words?.includes(entry) === true || (form === undefined ? words === undefined : form.test(entry)))
  );
}

/** The entries, each once, as it is spelled first. */
export function distinctEntries({ ignoresCase }: SelectionListModel, entries: readonly string[]): string[] {
  const spelled = new Map<string, string>();
  entries.forEach((entry) => {
    const same = ignoresCase?.test(entry) === true ? entry.toLowerCase() : entry;
    spelled.set(same, spelled.get(same) ?? entry);
  });
  return [...spelled.values()];
}
