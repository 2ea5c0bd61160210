import type { Format } from '../../model/formats';
import type { RuntrailQuery } from './query';

type Shape = Pick<RuntrailQuery, 'groupBy'> & { format: Format };

const overTime: Shape = { format: 'countOverTime', groupBy: ['outcome'] };
const byOutcome: Shape = { format: 'count', groupBy: ['outcome'] };

const shapes: Readonly<Partial<Record<string, Shape>>> = {
  timeseries: overTime,
  trend: overTime,
  heatmap: overTime,
  stat: { format: 'count' },
  gauge: { format: 'count' },
  bargauge: byOutcome,
  barchart: byOutcome,
  piechart: byOutcome,
  'state-timeline': { format: 'timeline' },
  'status-history': { format: 'timeline' },
  logs: { format: 'logs' },
  traces: { format: 'trace' },
  nodeGraph: { format: 'nodeGraph' },
};

/** What a panel of this type (`panelPluginId`) can draw, of what a query type can answer; a table for all others. */
export function shapeForPanel(panel: string | undefined, formats: readonly Format[]): Shape {
  const shape = shapes[panel ?? ''];
  return shape && formats.includes(shape.format) ? shape : { format: 'table' };
}
