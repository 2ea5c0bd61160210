import { CoreApp, type DataQuery, type DataSourceApi, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { selectors } from '@grafana/e2e-selectors';
import { Button, ErrorBoundaryAlert, Icon, IconButton, Stack, useStyles2 } from '@grafana/ui';
import { Notices } from '../panels/panel';
import type { TimeControl } from '../shell/time-controls';
import { defaultQuery, type Explore } from './use-explore';

/** One row a query with the plugin's editor in it. */
export function QueryRows({
  source,
  explore,
  control,
}: {
  source: DataSourceApi;
  explore: Explore;
  control: TimeControl;
}) {
  const styles = useStyles2(getStyles);
  const Editor = source.components?.QueryEditor;
  const { queries, change, run, data } = explore;
  const replace = (index: number, next: DataQuery) => change(queries.map((query, at) => (at === index ? next : query)));
  return (
    <Stack direction="column" gap={1}>
      {queries.map((query, index) => (
        <div key={query.refId} className={styles.row} data-testid={selectors.components.QueryEditorRows.rows}>
          <div className={styles.header}>
            <Icon name="angle-down" />
            <span className={styles.letter}>{query.refId}</span>
            <em className={styles.source}>({source.name})</em>
            <span style={{ flex: 1 }} />
            <Notices data={{ ...data, series: data.series.filter(({ refId }) => refId === query.refId) }} />
            <IconButton
              name="copy"
              tooltip="Duplicate query"
              onClick={() => change([...queries, { ...query, refId: free(queries) }])}
            />
            <IconButton
              name="trash-alt"
              tooltip="Remove query"
              disabled={queries.length === 1}
              onClick={() => change(queries.filter((_, at) => at !== index))}
            />
          </div>
          <div className={styles.editor}>
            <ErrorBoundaryAlert>
              {Editor && (
                <Editor
                  datasource={source}
                  query={query}
                  onChange={(next) => replace(index, next)}
                  onRunQuery={run}
                  data={data}
                  range={control.range}
                  app={CoreApp.Explore}
                  queries={[...queries]}
                  history={[]}
                />
              )}
            </ErrorBoundaryAlert>
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="secondary"
          icon="plus"
          size="sm"
          onClick={() => change([...queries, defaultQuery(source, free(queries))])}
        >
          Add query
        </Button>
      </div>
    </Stack>
  );
}

/** The first letter that no query has. */
function free(queries: readonly DataQuery[]): string {
  return (
    Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index)).find((letter) =>
      queries.every((query) => query.refId !== letter)
    ) ?? `Q${queries.length}`
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ background: theme.colors.background.secondary, borderRadius: theme.shape.radius.default }),
  header: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(0.5, 1) }),
  letter: css({ color: theme.colors.text.link, fontWeight: theme.typography.fontWeightMedium }),
  source: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  editor: css({ padding: theme.spacing(0.5, 1, 1, 3) }),
});
