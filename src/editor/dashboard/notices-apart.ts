import type { DataFrame, DataQueryRequest } from '@grafana/data';
import { formatOf } from '../../model/formats';
import { isOfSeveral } from '../mixed-request';
import type { RuntrailQuery } from '../saved/query';
import { isSilent } from './empty-table';

/** Of numbers, where a frame without fields is nothing more to see. */
const panels = ['bargauge', 'gauge', 'piechart', 'stat'];
/** By it a transformation can be told to leave them alone. */
const refId = 'notices';

/**
 * What is said of counts of several queries, and of a progress in bars, in frames of its own too: transformations that sum or turn
 * these, such as Join by field, Group by and Grouping to matrix, drop what is said of them.
 */
export function withNoticesApart(
  frames: readonly DataFrame[],
  request: Pick<DataQueryRequest<RuntrailQuery>, 'panelPluginId' | 'requestId' | 'targets'>
): DataFrame[] {
  const { panelPluginId = '', targets } = request;
  const isSum = panels.includes(panelPluginId) && isOfSeveral(request);
  const isMatrix = panelPluginId === 'barchart' && targets.some(({ format }) => formatOf(format)?.needs === 'runs');
  if (!isSum && !isMatrix) {
    return [...frames];
  }
  // The same object: more is said in it once other data sources of the panel have answered.
  const apart = frames
    .filter((frame) => !isSilent(frame))
    .map(({ meta = {} }) => ({ refId, meta, fields: [], length: 0 }));
  return [...frames, ...apart];
}
