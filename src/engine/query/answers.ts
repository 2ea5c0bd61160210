import type { Format } from '../../model/formats';
import { groupsOf } from '../columns/groups';
import { annotationsFrame } from '../frames/annotations';
import { groupCountsFrame, totalFrame } from '../frames/count';
import { progressFrame } from '../frames/progress';
import { tableFrame } from '../frames/table';
import { valuesFrame } from '../frames/values';
import { whole } from '../reading/reading';
import type { Frame } from '../seam/protocol';
import { AnswerError } from '../sentences/answer-error';
import { countOverTime } from './count-over-time';
import type { Cut } from './cut';
import { distinctValues } from './distinct-values';
import { limited } from './limit';
import type { Question } from './question';
import { readEvents, readRequest } from './read-events';

/** How each format is answered. */
export const answers: Readonly<Record<Format, (question: Question) => Promise<readonly Frame[]>>> = {
  async table(question) {
    const { events, rows } = limited(await readEvents(question), question);
    const { query, vendor, client } = question;
    return [tableFrame(events, rows, { details: query.details, runLink: vendor.runLink?.(client.settings) })];
  },

  async annotations(question) {
    const { events, rows, ends } = limited(await readEvents(question), question);
    const { query, client } = question;
    return [await annotationsFrame(events, rows, { colorByOutcome: query.colorByOutcome, ends }, client.host)];
  },

  async count(question) {
    const { events, rows } = await countable(question);
    const { groupBy, client } = question;
    if (groupBy.length === 0) {
      return [totalFrame(rows.length)];
    }
    const columns = groupBy.map((field) => events[field]);
    const { groups } = await groupsOf(columns, rows, client.host);
    return [groupCountsFrame(groupBy, groups)];
  },

  async countOverTime(question) {
    return countOverTime(await countable(question), question);
  },

  async values(question) {
    const found = await readEvents(question);
    return [valuesFrame(distinctValues(found, question.query.valueField, question.client.host))];
  },

  async progress(question) {
    const { reader, envelope, filters, emptied, client, notes } = question;
    if (reader.readRuns === undefined) {
      throw notYet('progress');
    }
    const isEmpty = emptied.length > 0 || envelope.to < envelope.from;
    const reading = isEmpty ? whole([]) : await reader.readRuns({ ...readRequest(question), wanted: 'states' }, client);
    if (filters.length > 0) {
      notes.notice('Filters do not narrow progress: it counts nodes, not events.');
    }
    return [progressFrame(notes.take(reading))];
  },

  logs: () => Promise.reject(notYet('logs')),
  timeline: () => Promise.reject(notYet('timeline')),
  trace: () => Promise.reject(notYet('trace')),
  nodeGraph: () => Promise.reject(notYet('nodeGraph')),
};

/** Events to be counted, with what the vendor's counts lack. */
async function countable(question: Question): Promise<Cut> {
  const found = await readEvents(question);
  const { reader, notes } = question;
  if (reader.countNotice !== undefined) {
    notes.notice(reader.countNotice);
  }
  return found;
}

function notYet(format: Format): AnswerError {
  return new AnswerError(
    `This version of Runtrail does not have the format ${format} yet: use table, annotations or count.`,
    400
  );
}
