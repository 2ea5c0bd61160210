import { FieldType, type DataFrame, type DataQueryRequest } from '@grafana/data';
import type { RuntrailQuery } from '../saved/query';
import { text } from '../text';

const timelinePanels = ['state-timeline', 'status-history'];
const formats: unknown[] = ['timeline', 'countOverTime'];

/**
 * A timeline of nothing, or of a query that failed, with a row that has no bar. Grafana's panels for timelines look for times in
 * the rows of a frame: without any they complain that the data has no time field, whatever the panel is set to say of nothing.
 */
export function drawableTimeline(
  frame: DataFrame,
  { panelPluginId = '', targets, range }: Pick<DataQueryRequest<RuntrailQuery>, 'panelPluginId' | 'targets' | 'range'>
): DataFrame {
  const query = targets.find(({ refId }) => refId === frame.refId);
  if (frame.length > 0 || !formats.includes(query?.format) || !timelinePanels.includes(panelPluginId)) {
    return frame;
  }
  const time = { type: FieldType.time, config: {} };
  const config = { displayNameFromDS: text.dashboard.noBars };
  return {
    ...frame,
    length: 1,
    fields: [
      { ...time, name: 'time', values: [range.from.valueOf()] },
      { ...time, name: 'end', values: [range.to.valueOf()] },
      { type: FieldType.string, config, name: text.dashboard.noBars, values: [null] },
    ],
  };
}
