import { isOpen } from '../../model/event';
import type { Picture, DrawnRun } from '../frames/drawn-run';
import { drawRun } from '../frames/draw-run';
import type { Run } from '../events/run';
import type { TimeRange } from '../seam/time-range';
import { plural, numberText } from '../sentences/counts';
import type { Question } from './question';
import { readRuns } from './read-runs';
import { shownRun } from './shown-run';

/** The newest of the runs that a query is about, drawn; undefined where there is none. */
export async function newestRun(question: Question, picture: Picture): Promise<DrawnRun | undefined> {
  const { envelope, client, notes } = question;
  const [run] = await readRuns(question, 'newest');
  if (run === undefined) {
    return undefined;
  }
  const shown = await shownRun(run, question);
  if (picture.draws === 'node runs') {
    noteUnstarted(shown, question);
  }
  const now = client.host.now();
  const lasting = lastingUntil(now, shown, envelope);
  const { run: drawn, notice } = drawRun(lasting, Math.min(now, envelope.to), picture, client.host);
  if (notice !== undefined) {
    notes.notice(notice);
  }
  return drawn;
}

/** Of a run, or a part of it, that began after the range the end of the range tells nothing: it would have taken no time. */
function lastingUntil(now: number, run: Run, range: TimeRange): Run {
  const { begin, end, outcome, parts } = run;
  return {
    ...run,
    end: begin > range.to && Number.isNaN(end) && isOpen(outcome) ? now : end,
    ...(parts && { parts: parts.map((part) => lastingUntil(now, part, range)) }),
  };
}

/** What has no beginning has no place on an axis of time. */
function noteUnstarted(run: Run, { reader, notes }: Question): void {
  const nodes = unstartedIn(run);
  const failed = nodes.filter((outcome) => outcome === 'failure').length;
  if (nodes.length === 0) {
    return;
  }
  const shows = reader.model.formats.includes('nodeGraph')
    ? `; format nodeGraph shows ${nodes.length === 1 ? 'it' : 'them'}`
    : '';
  const text = `Without a start time, and so without a span: ${plural(nodes.length, 'node')}${failed > 0 ? ` (${numberText(failed)} failed)` : ''}${shows}.`;
  if (failed > 0) {
    notes.shortfall(text);
  } else {
    notes.notice(text);
  }
}

function unstartedIn({ nodes, parts = [] }: Run): string[] {
  return [...(nodes?.unstarted ?? []).map(({ outcome }) => outcome), ...parts.flatMap(unstartedIn)];
}
