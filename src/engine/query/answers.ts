import type { Format } from '../../model/formats';
import { AnswerError } from '../sentences/answer-error';
import { groupsOf } from '../columns/groups';
import { annotationsFrame } from '../frames/annotations';
import { groupCountsFrame, totalFrame } from '../frames/count';
import { progressFrame } from '../frames/progress';
import { tableFrame } from '../frames/table';
import { valuesFrame } from '../frames/values';
import type { Answer, Asked } from './asked';
import { countOverTime } from './count-over-time';
import type { Cut } from './cut';
import { distinctValues } from './distinct-values';
import { limited } from './limit';
import { readEvents } from './read-events';

/** How each format is answered. */
export const answers: Readonly<Record<Format, (asked: Asked) => Promise<Answer>>> = {
  async table(asked) {
    const shown = limited(await readEvents(asked), asked);
    const { settings, vendor } = asked.client;
    const options = { details: asked.query.details, runLink: vendor.runLink?.(settings) };
    return { ...shown, frames: [tableFrame(shown.events, shown.rows, options)] };
  },

  async annotations(asked) {
    const shown = limited(await readEvents(asked), asked);
    const options = { colorByOutcome: asked.query.colorByOutcome, ends: shown.ends };
    return { ...shown, frames: [await annotationsFrame(shown.events, shown.rows, options, asked.client.host)] };
  },

  async count(asked) {
    const found = await countable(asked);
    if (asked.groupBy.length === 0) {
      return { ...found, frames: [totalFrame(found.rows.length)] };
    }
    const columns = asked.groupBy.map((field) => found.events[field]);
    const { groups } = await groupsOf(columns, found.rows, asked.client.host);
    return { ...found, frames: [groupCountsFrame(asked.groupBy, groups)] };
  },

  async countOverTime(asked) {
    const found = await countable(asked);
    return countOverTime(found, asked);
  },

  async values(asked) {
    const found = await readEvents(asked);
    return { ...found, frames: [valuesFrame(distinctValues(found, asked.query.valueField, asked.client.host))] };
  },

  async progress({ reader, selection, envelope, filters, emptied, client }) {
    const { from, to } = envelope;
    const request = { selection, from, to, details: false, includePayloads: false };
    if (reader.readProgress === undefined) {
      throw notYet('progress');
    }
    const read =
      emptied.length > 0 ? { runs: [], notices: [], shortfalls: [] } : await reader.readProgress(request, client);
    const unfiltered = {
      severity: 'info' as const,
      text: 'Filters do not narrow progress: it counts nodes, not events.',
    };
    return {
      frames: [progressFrame(read.runs)],
      notices: filters.length > 0 ? [...read.notices, unfiltered] : read.notices,
      shortfalls: read.shortfalls,
    };
  },

  logs: () => Promise.reject(notYet('logs')),
  timeline: () => Promise.reject(notYet('timeline')),
  trace: () => Promise.reject(notYet('trace')),
  nodeGraph: () => Promise.reject(notYet('nodeGraph')),
};

/** Events to be counted, with what the vendor's counts lack. */
async function countable(asked: Asked): Promise<Cut> {
  const found = await readEvents(asked);
  const { countNotice } = asked.reader;
  return countNotice === undefined
    ? found
    : { ...found, notices: [...found.notices, { severity: 'info', text: countNotice }] };
}

function notYet(format: Format): AnswerError {
  return new AnswerError(
    `This version of Runtrail does not have the format ${format} yet: use table, annotations or count.`,
    400
  );
}
