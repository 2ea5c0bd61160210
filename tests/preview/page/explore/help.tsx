import type { DataSourceApi } from '@grafana/data';
import type { Explore } from './use-explore';

/** What the plugin shows before anything ran, as Explore does: examples to click. */
export function Help({ source, explore }: { source: DataSourceApi; explore: Explore }) {
  const { queries, change, run } = explore;
  const [query] = queries;
  const Shown = source.components?.QueryEditorHelp;
  return Shown && query ? (
    <Shown
      datasource={source}
      query={query}
      onClickExample={(example) => {
        change([{ ...example, refId: query.refId }, ...queries.slice(1)]);
        run();
      }}
    />
  ) : null;
}
