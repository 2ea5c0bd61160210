import type { Format } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from './query';

export type Shape = Pick<RuntrailQuery, 'groupBy'> & { format: Format };

const overTime: Shape = { format: 'countOverTime', groupBy: ['outcome'] };
const byOutcome: Shape = { format: 'count', groupBy: ['outcome'] };

const shapes: Readonly<Partial<Record<string, Shape>>> = {
  timeseries: overTime,
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
export function shapeForPanel(panel: string | undefined, queryType: QueryTypeModel | undefined): Shape {
  const shape = shapes[panel ?? ''];
  if (shape === undefined || queryType?.formats.includes(shape.format) !== true) {
    return { format: 'table' };
  }
  // Where all outcomes are one, what happened tells things apart.
  return shape.groupBy && queryType.hasNoOutcomes === true ? { ...shape, groupBy: ['event'] } : shape;
}
