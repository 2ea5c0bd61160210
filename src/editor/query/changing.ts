import type { RuntrailQuery } from '../saved/query';

/** Takes a changed query and runs it; `runs` is false for a change that changes no answer yet. */
export function changing(
  onChange: (query: RuntrailQuery) => void,
  onRunQuery: () => void
): (query: RuntrailQuery, runs?: boolean) => void {
  return (query, runs = true) => {
    onChange(query);
    if (runs) {
      onRunQuery();
    }
  };
}
