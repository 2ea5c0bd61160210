import { FieldType, type DataFrame, type DataQueryRequest } from '@grafana/data';
import { formatOf } from '../../model/formats';
import type { RuntrailQuery } from '../saved/query';
import { text } from '../text';
import { isSilent } from './empty-table';

const timelinePanels = ['state-timeline', 'status-history'];

/**
 * No frame for a timeline of nothing, so that its panel says its sentence: in the rows of a frame Grafana's panels for timelines look
 * for times, and complain where there are none. Where something is to be said of the answer, a row that has no bar.
 */
export function drawableTimeline(
  frame: DataFrame,
  { panelPluginId = '', targets, range }: Pick<DataQueryRequest<RuntrailQuery>, 'panelPluginId' | 'targets' | 'range'>
): DataFrame[] {
  const query = targets.find(({ refId }) => refId === frame.refId);
  if (frame.length > 0 || !formatOf(query?.format)?.inTimelines || !timelinePanels.includes(panelPluginId)) {
    return [frame];
  }
  if (isSilent(frame)) {
    return [];
  }
  const time = { type: FieldType.time, config: {} };
  const config = { displayNameFromDS: text.dashboard.noBars };
  return [
    {
      ...frame,
      length: 1,
      fields: [
        { ...time, name: 'time', values: [range.from.valueOf()] },
        { ...time, name: 'end', values: [range.to.valueOf()] },
        { type: FieldType.string, config, name: text.dashboard.noBars, values: [null] },
      ],
    },
  ];
}
