import { escapePattern } from '../../model/escape-pattern';
import type { Format } from '../../model/formats';
import { countArchived } from '../archive/count-archived';
import { archiveFor } from '../archive/survey';
import { valuesArchived } from '../archive/values-archived';
import { groupsOf } from '../columns/groups';
import { annotationsFrame } from '../frames/annotations';
import { groupCountsFrame, totalFrame } from '../frames/count';
import { logsFrame } from '../frames/logs';
import { nodeGraphFrames } from '../frames/node-graph';
import { progressFrame } from '../frames/progress';
import { tableFrame } from '../frames/table';
import { timelineFrames } from '../frames/timeline';
import { traceFrame } from '../frames/trace';
import { valuesFrame } from '../frames/values';
import type { Frame } from '../seam/protocol';
import { countOverTime } from './count-over-time';
import type { ShownEvents } from './choose-shown';
import { distinctValues, storedValues } from './distinct-values';
import { filteredRuns } from './filtered-runs';
import { groupCounts } from './group-counts';
import { limited } from './limit';
import { nodeLinks, runLinks } from './links';
import { newestFirst } from './newest-first';
import { newestRun } from './newest-run';
import { noteRunsOutside } from './note-runs-outside';
import type { Question } from './question';
import { readEvents } from './read-events';
import { readRuns } from './read-runs';
import { storedAnswer } from './stored-answer';
import { storedCountOverTime } from './stored-count-over-time';

/** Of a range, what lasts one of so many parts is some two pixels wide in a panel as wide as half a screen. */
const seenParts = 400;

/** How each format is answered. */
export const answers: Readonly<Record<Format, (question: Question) => Promise<readonly Frame[]>>> = {
  async table(question) {
    const { events, rows } = limited(await readEvents(question), question);
    const { query } = question;
    return [
      tableFrame(events, rows, {
        details: query.details,
        runLinks: runLinks(question, events.run.values),
        source: sourceOf(question),
      }),
    ];
  },

  async annotations(question) {
    const { events, rows, ends } = limited(await readEvents(question), question);
    const { query, client, reader, envelope } = question;
    const options = {
      colorByOutcome: query.colorByOutcome,
      ends,
      longestPoint: (envelope.to - envelope.from) / seenParts,
      earliestPoint: envelope.from,
      runWord: reader.model.runWord,
    };
    return [annotationsFrame(events, rows, options, client.host)];
  },

  async count(question) {
    const { groupBy, client, envelope } = question;
    const told =
      archiveFor(envelope, client) &&
      (await storedAnswer(question, (search, archive) => countArchived(search, { groupBy }, archive)));
    if (told !== undefined) {
      noteCounted(question, told.isArchived);
      const groups = await groupCounts(told.stored.counts, told.since, groupBy, client.host);
      return [groupBy.length === 0 ? totalFrame(groups.counts[0] ?? 0) : groupCountsFrame(groupBy, groups)];
    }
    const { events, rows } = await countable(question);
    if (groupBy.length === 0) {
      return [totalFrame(rows.length)];
    }
    const columns = groupBy.map((field) => events[field]);
    return [groupCountsFrame(groupBy, await groupsOf(columns, rows, client.host))];
  },

  async countOverTime(question) {
    const told = archiveFor(question.envelope, question.client) && (await storedCountOverTime(question));
    return told ?? countOverTime(await countable(question), question);
  },

  async values(question) {
    const { query, client, envelope } = question;
    const told =
      archiveFor(envelope, client) &&
      (await storedAnswer(question, (search, archive) => valuesArchived(search, query.valueField, archive)));
    return [
      valuesFrame(
        told === undefined
          ? distinctValues(await readEvents(question), query.valueField, client.host)
          : storedValues(told, query.valueField, client.host)
      ),
    ];
  },

  async progress(question) {
    const runs = await filteredRuns(await readRuns(question, 'states'), question);
    noteRunsOutside(runs, question);
    return [progressFrame(runs)];
  },

  async logs(question) {
    const { events, rows } = limited(await readEvents(question), question);
    const { query, filters, client } = question;
    const searchWords = filters.flatMap(({ field, negated, match }) =>
      field === 'message' && !negated ? ('pattern' in match ? [match.pattern] : match.values.map(escapePattern)) : []
    );
    return [
      logsFrame(
        events,
        newestFirst(events, rows, client.host),
        {
          limit: query.limit,
          searchWords,
          runLinks: runLinks(question, events.run.values),
          source: sourceOf(question),
        },
        client.host
      ),
    ];
  },

  async timeline(question) {
    const { events, rows, ends } = limited(await readEvents(question), question);
    const { envelope, client } = question;
    return timelineFrames(events, rows, { ends, pointLength: Math.max(1_000, envelope.intervalMs) }, client.host);
  },

  async trace(question) {
    const run = await newestRun(question, { draws: 'node runs', most: 1_000 });
    return [traceFrame(run, question.vendor.model.name, nodeLinks(question, run))];
  },

  async nodeGraph(question) {
    return nodeGraphFrames(await newestRun(question, { draws: 'nodes', most: 200 }));
  },
};

/** Events to be counted, with what the vendor's counts lack. */
async function countable(question: Question): Promise<ShownEvents> {
  const found = await readEvents(question);
  noteCounted(question, found.isArchived === true);
  return found;
}

function noteCounted({ reader, notes }: Question, isArchived: boolean): void {
  if (reader.countNotice !== undefined && !isArchived) {
    notes.notice(reader.countNotice);
  }
}

/** The data source's name, for answers that are mixed with others'. */
function sourceOf({ query, client }: Question): string | undefined {
  return query.showSource ? client.settings.name : undefined;
}
