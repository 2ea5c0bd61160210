import type { DataFrame, DataQueryRequest } from '@grafana/data';
import { saidTable } from '../dashboard/empty-table';
import { drawableTimeline } from '../dashboard/empty-timeline';
import { withLoneBucket, withLoneRow } from '../dashboard/lone-bucket';
import { withNoticesApart } from '../dashboard/notices-apart';
import { oneTable } from '../dashboard/one-table';
import { panelNotices } from '../dashboard/panel-notices';
import type { RuntrailQuery } from '../saved/query';
import { isExplore } from './is-explore';
import { readableAnnotations } from './readable-annotations';
import { readableCounts } from './readable-counts';
import { countsApart, namedGroups, readableGroups } from './readable-groups';
import { readableTables } from './readable-table';
import { readableTimeline } from './readable-timeline';
import { isVolume } from './volume-query';
import { withLinkRange } from './with-link-range';
import { withLevels } from './with-levels';

/** Frames as the place that asked for them reads them. */
export function shownFrames(frames: readonly DataFrame[], request: DataQueryRequest<RuntrailQuery>): DataFrame[] {
  // Of a volume without series Grafana would draw a graph that has no highest value; without a frame it says that there is none.
  const shown = frames
    .filter((frame) => !isVolume(frame) || frame.fields.length > 0)
    .map((frame) => withLinkRange(withLevels(frame), request.range));
  return isExplore(request) ? inExplore(shown, request) : inPanel(shown, request);
}

function inPanel(frames: readonly DataFrame[], request: DataQueryRequest<RuntrailQuery>): DataFrame[] {
  const drawn = frames.flatMap((frame) => drawableTimeline(withLoneBucket(namedGroups(frame), request), request));
  const said = panelNotices(
    drawn.map((frame) => saidTable(frame, request)),
    request.requestId
  );
  return oneTable(withNoticesApart(said, request), request);
}

/** As people read them where nobody sets up a panel. */
function inExplore(frames: readonly DataFrame[], request: DataQueryRequest<RuntrailQuery>): DataFrame[] {
  const drawn = readableTimeline(frames)
    .map(readableAnnotations)
    .map((frame) => withLoneRow(readableCounts(frame), request))
    .map(readableGroups);
  return readableTables(countsApart(drawn, request.requestId), request);
}
