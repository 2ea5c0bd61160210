import type { RuntrailQuery } from '../saved/query';

/**
 * Takes a changed query and runs it, after the click that may have changed it: Grafana's buttons that run queries would cancel it
 * instead. `runs` is false for a change that changes no answer yet.
 */
export function changing(
  onChange: (query: RuntrailQuery) => void,
  onRunQuery: () => void
): (query: RuntrailQuery, runs?: boolean) => void {
  return (query, runs = true) => {
    onChange(query);
    if (runs) {
      setTimeout(onRunQuery);
    }
  };
}
