import { DataTransformerID, LoadingState, type DataFrame, type DataSourceApi, type PanelData } from '@grafana/data';
import { Alert, EmptyState, PanelChrome, Stack, useTheme2 } from '@grafana/ui';
import { Panel } from '../panels/panel';
import { usePreparedFrames, useTransformed } from '../panels/prepared-frames';
import { Sized } from '../panels/sized';
import { TablePanel } from '../panels/table-panel';
import { isSeries, lineDefaults, TimeSeriesPanel } from '../panels/time-series-panel';
import { Inspector } from './inspector';
import { Lines } from './lines';
import type { Explore } from './use-explore';

/** What a query answered, drawn by what its frames prefer, as Explore decides. */
export function Results({ source, explore, timeZone }: { source: DataSourceApi; explore: Explore; timeZone: string }) {
  const { data, addFilter: onFilter } = explore;
  const drawn = data.series.filter((frame) => frame.fields.length > 0 && frame.length > 0);
  const preferring = (kind: string) => drawn.filter((frame) => frame.meta?.preferredVisualisationType === kind);
  const charted = drawn.filter(
    (frame) => (frame.meta?.preferredVisualisationType ?? 'graph') === 'graph' && isNothingButSeries(frame)
  );
  const special = (['trace', 'nodeGraph'] as const).flatMap((kind) => (preferring(kind).length ? [kind] : []));
  const ownPanel = (frame: DataFrame) => frame.meta?.preferredVisualisationPluginId;
  const tabled = drawn.filter(
    (frame) => !ownPanel(frame) && !['logs', ...special].some((kind) => kind === frame.meta?.preferredVisualisationType)
  );
  const lines = preferring('logs');
  const timelines = drawn.filter((frame) => ownPanel(frame) === 'state-timeline');
  return (
    <Stack direction="column" gap={2}>
      {data.errors?.map((error, index) => (
        <Alert
          key={index}
          severity="error"
          title="Query error"
          data-testid="query-error"
          topSpacing={0}
          bottomSpacing={0}
        >
          {error.message ?? error.data?.message}
        </Alert>
      ))}
      {charted.length > 0 && <Chart frames={charted} data={data} timeZone={timeZone} />}
      {lines.length > 0 && <Lines source={source} explore={explore} frames={lines} data={data} timeZone={timeZone} />}
      {special.map((kind) => (
        <Panel
          key={kind}
          panel={{
            id: 1,
            type: kind === 'trace' ? 'traces' : kind,
            title: kind === 'trace' ? 'Trace' : 'Node graph',
            gridPos: { x: 0, y: 0, w: 24, h: 8 },
          }}
          data={{ ...data, series: preferring(kind) }}
          timeZone={timeZone}
          height={420}
        />
      ))}
      {timelines.length > 0 && (
        <Panel
          panel={{ id: 1, type: 'state-timeline', title: 'State timeline', gridPos: { x: 0, y: 0, w: 24, h: 8 } }}
          data={{ ...data, series: timelines }}
          timeZone={timeZone}
          height={400}
        />
      )}
      {tabled.length > 0 && <Table frames={tabled} data={data} timeZone={timeZone} onFilter={onFilter} />}
      {drawn.length === 0 && data.state === LoadingState.Done && (
        <EmptyState variant="not-found" message="No data" hideImage />
      )}
      <Inspector data={data} />
    </Stack>
  );
}

/** Grafana draws no other frame as a graph here unless it asks to be one. */
function isNothingButSeries(frame: DataFrame): boolean {
  return isSeries(frame) && new Set(frame.fields.map(({ type }) => type)).size === 2;
}

interface DrawnFrames {
  frames: DataFrame[];
  data: PanelData;
  timeZone: string;
}

function Chart({ frames, data, timeZone }: DrawnFrames) {
  const prepared = usePreparedFrames(frames, { defaults: lineDefaults }, useTheme2(), timeZone);
  return (
    <Sized height={320}>
      {(width, height) => (
        <PanelChrome title="Graph" width={width} height={height} loadingState={data.state}>
          {(innerWidth, innerHeight) => (
            <TimeSeriesPanel
              frames={prepared}
              width={innerWidth}
              height={innerHeight}
              timeRange={data.timeRange}
              timeZone={timeZone}
            />
          )}
        </PanelChrome>
      )}
    </Sized>
  );
}

/** Explore makes one table of all. */
const ofSeries = [{ id: DataTransformerID.joinByField, options: {} }];
const ofOthers = [{ id: DataTransformerID.merge, options: {} }];

function Table({ frames, data, timeZone, onFilter }: DrawnFrames & { onFilter: Explore['addFilter'] }) {
  const transformations = frames.every(isNothingButSeries) ? ofSeries : ofOthers;
  const joined = useTransformed(frames, frames.length > 1 ? transformations : undefined);
  const prepared = usePreparedFrames(joined, {}, useTheme2(), timeZone);
  const rows = Math.max(...frames.map((frame) => frame.length));
  return (
    <Sized height={Math.min(Math.max(120 + rows * 36 + (frames.length > 1 ? 40 : 0), 180), 600)}>
      {(width, height) => (
        <PanelChrome title="Table" width={width} height={height} loadingState={data.state}>
          {(innerWidth, innerHeight) => (
            <TablePanel
              frames={prepared}
              width={innerWidth}
              height={innerHeight}
              timeRange={data.timeRange}
              onFilter={onFilter}
            />
          )}
        </PanelChrome>
      )}
    </Sized>
  );
}
