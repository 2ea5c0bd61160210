import type { GroupField } from '../../model/event';
import { archiveModels } from '../../model/archive';
import type { QueryTypeModel } from '../../model/vendors';
import type { ConnectionClient } from '../client/connection-client';
import type { ArchiveSettings } from '../connection/settings';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import { numberText, plural } from '../sentences/counts';
import { quoted } from '../sentences/quoted';
import { utcText } from '../sentences/utc-text';
import type { ReadRequest } from '../vendors/vendor';
import { missingOf, type Coverage } from './coverage';
import type { TimeRange } from '../seam/time-range';
import type { Parts } from './parts';
import { joined, within, without } from './ranges';
import { field } from './record';

/** Ms: a collector that has said nothing new for longer is worth a word. */
const mostLag = 15 * 60_000;

export function noteNoHeartbeat(
  { source }: ArchiveSettings,
  { label, id }: QueryTypeModel,
  { model }: ConnectionClient,
  notes: Notes
): void {
  const setting = archiveModels.archiveSource;
  notes.shortfall(
    `The archive has no heartbeat of source ${quoted(source)} for ${label} (${id}), so that only ${model.name} was asked: check ${setting.label} (${setting.key}), and that the collector runs and reads this.`
  );
}

/** @param list of the selection: `Jobs (jobs)` */
export function noteUntold(list: string, { model }: ConnectionClient, notes: Notes): void {
  notes.notice(`Only ${model.name} was asked: the archive cannot tell which events ${list} means.`);
}

/** Where the archive ends and begins, and what it lacks in between. */
export function noteParts(
  { archived, before, holes, after }: Parts,
  coverage: Coverage,
  { from, to }: ReadRequest,
  { model, host }: ConnectionClient,
  notes: Notes
): void {
  const { ranges, gaps, lost, lastSaid, lack, altered } = coverage;
  noteLost(lost, model.name, notes);
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  const missing = within({ from, to }, missingOf(coverage)).flatMap((range) => without(range, joined(lost)));
  const [gap] = missing;
  if (gap !== undefined) {
    const more = missing.length > 1 ? ` and ${numberText(missing.length - 1)} more` : '';
    notes.shortfall(
      withLack(
        `The archive has a gap from ${rangeText(gap)}${more}: of that time there is only what ${model.name} still has.`,
        lack
      )
    );
  }
  if (first === undefined && gaps.length === 0 && lost.length === 0 && lastSaid > -Infinity) {
    notes.notice(
      withLack(
        `The archive is not complete for any time yet, so that only ${model.name} was asked: the collector has just begun, stands still, or cannot read ${model.name}.`,
        lack
      )
    );
  }
  if (first !== undefined && from < first.from) {
    notes.notice(
      `The archive begins at ${utcText(first.from)}: of what was before there is only what ${model.name} still has.`
    );
  }
  if (archived !== undefined) {
    altered.forEach((name) => notes.unreadable(name, asItCame(name, model.name), 1));
    if (after !== undefined) {
      notes.notice(`Events before ${utcText(after.from)} come from the archive.`);
    } else if (before === undefined && holes.length === 0) {
      notes.notice('All events shown come from the archive.');
    }
  }
  if (last !== undefined && after !== undefined && host.now() - last.to > mostLag) {
    notes.notice(
      withLack(
        `The archive is complete until ${utcText(last.to)} only, so that ${model.name} was asked for what came later: look at the collector.`,
        lack
      )
    );
  }
}

function noteLost(lost: readonly TimeRange[], vendor: string, notes: Notes): void {
  const [first] = joined(lost);
  if (first !== undefined) {
    const days = lost.length === 1 ? '' : `, on ${plural(lost.length, 'day')} in all`;
    notes.shortfall(
      `The archive has nothing at all from ${rangeText(first)}${days}, not even a heartbeat, though its collector calls that time complete: the store has lost it, or was down. There is only what ${vendor} still has of it.`
    );
  }
}

function asItCame(name: GroupField, vendor: string): Countable {
  return {
    key: `altered ${name}`,
    sentence: () =>
      `The archive does not have the ${name} of events (${field[name]}) as ${vendor} tells it: on the way from the collector it is left out or changed, so that no filter and no group by it is right for what comes from there.`,
  };
}

/** Of an archive that fails while it is read. */
export function unreadable(problem: string, { model }: ConnectionClient): string {
  return `The archive could not be read, so that only ${model.name} was asked. ${problem}`;
}

/** Of what the vendor was asked for and did not tell. */
export function unanswered(range: TimeRange, problem: string, { model }: ConnectionClient): string {
  return `What ${model.name} knows of the time from ${rangeText(range)} is missing, where the archive is not complete. ${problem}`;
}

export function rangeText({ from, to }: TimeRange): string {
  return `${utcText(from)} to ${utcText(to)}`;
}

function withLack(sentence: string, lack: string | undefined): string {
  return lack === undefined ? sentence : `${sentence} The collector says: ${quoted(lack)}`;
}
