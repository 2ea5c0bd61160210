import type { DataFrame, DataQueryRequest } from '@grafana/data';
import { isExplore } from './is-explore';
import { readableTable } from './readable-table';
import { withLevels } from './with-levels';

/** Frames as the place that asked for them reads them. */
export function shownFrames(frames: readonly DataFrame[], request: Pick<DataQueryRequest, 'app'>): DataFrame[] {
  const shown = frames.map(withLevels);
  return isExplore(request) ? shown.map(readableTable) : shown;
}
