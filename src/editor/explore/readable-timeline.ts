import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';
import { text } from '../text';

/** Explore's timeline is as high for one row as for a hundred, whose names then lie on each other. */
const mostRows = 25;

/** Of a timeline as many rows as Explore has room for, those that began last, with a word about the others. */
export function readableTimeline(frames: readonly DataFrame[]): DataFrame[] {
  const rows = frames.filter(isRow);
  if (rows.length <= mostRows) {
    return [...frames];
  }
  const newest = new Set(
    rows
      .slice()
      .sort((a, b) => lastBegin(b) - lastBegin(a))
      .slice(0, mostRows)
  );
  const dropped = rows.filter((row) => !newest.has(row));
  const said: QueryResultMetaNotice = {
    severity: 'info',
    text: text.explore.timelineRows({ shown: mostRows, all: rows.length }),
  };
  const left = frames.filter((frame) => !isRow(frame) || newest.has(frame));
  const first = left.find(isRow);
  // What is said of an answer stands on its first frame.
  const notices = [...dropped.flatMap(({ meta }) => meta?.notices ?? []), said];
  return left.map((frame) =>
    frame === first
      ? {
          ...frame,
          meta: { ...dropped[0]?.meta, ...frame.meta, notices: [...(frame.meta?.notices ?? []), ...notices] },
        }
      : frame
  );
}

function isRow({ meta }: DataFrame): boolean {
  return meta?.preferredVisualisationPluginId === 'state-timeline';
}

function lastBegin({ fields: [time] }: DataFrame): number {
  return Number(time?.values.at(-1) ?? -Infinity);
}
