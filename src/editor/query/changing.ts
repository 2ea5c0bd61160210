import type { RuntrailQuery } from '../saved/query';
import type { EditorProps } from '../source';

/**
 * Takes a changed query and runs it, after the click that may have changed it: Grafana's buttons that run queries would cancel it
 * instead. What that click ran is not run again. `runs` is false for a change that changes no answer yet.
 */
export function changing(
  { datasource, onChange, onRunQuery }: Pick<EditorProps, 'datasource' | 'onChange' | 'onRunQuery'>,
  toSave: (changed: RuntrailQuery) => RuntrailQuery
): (changed: RuntrailQuery, runs?: boolean) => void {
  return (changed, runs = true) => {
    const query = toSave(changed);
    onChange(query);
    if (runs) {
      let isAsked = false;
      const asking = datasource.asked.subscribe((asked) => {
        isAsked ||= isSame(asked, query);
      });
      setTimeout(() => {
        asking.unsubscribe();
        if (!isAsked) {
          onRunQuery();
        }
      });
    }
  };
}

/** Whether one says what the other does; Grafana adds a data source and a key to what it asks. */
function isSame(asked: RuntrailQuery, changed: RuntrailQuery): boolean {
  return Object.entries(changed).every(
    ([key, value]) => key === 'datasource' || JSON.stringify(asked[key]) === JSON.stringify(value)
  );
}
