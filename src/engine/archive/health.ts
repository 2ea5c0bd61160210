import { archiveModels } from '../../model/archive';
import type { VendorModel } from '../../model/vendors';
import type { ConnectionClient } from '../client/connection-client';
import type { ArchiveSettings } from '../connection/settings';
import { Notes } from '../reading/reading';
import type { TimeRange } from '../seam/time-range';
import { AnswerError } from '../sentences/answer-error';
import { plural } from '../sentences/counts';
import { allOf, quoted } from '../sentences/quoted';
import { roughDurationText } from '../sentences/duration';
import { utcText } from '../sentences/utc-text';
import { withoutStop } from '../sentences/without-stop';
import { archiveSettings } from './archive-settings';
import { coverageOf, missingOf } from './coverage';
import type { Heartbeat } from './heartbeat';
import { rangeText } from './notes';
import { within } from './ranges';
import { readHeartbeats } from './read-heartbeats';

/** How far the archive reaches and lags, as the end of a health text; empty without an archive. */
export async function archiveHealth(
  client: ConnectionClient,
  model: VendorModel
): Promise<{ ok: boolean; remark: string }> {
  const archive = client.at('archive');
  if (archive === undefined) {
    return { ok: true, remark: '' };
  }
  try {
    const notes = new Notes();
    const heartbeats = notes.take(await readHeartbeats(undefined, -Infinity, archive));
    const { ok, remark } = healthOf(heartbeats, archiveSettings(archive), client, model, notes);
    const { shortfalls } = notes.sentences(new Set());
    return { ok: ok && shortfalls.length === 0, remark: [remark, ...shortfalls].map(withoutStop).join('. ') };
  } catch (error) {
    if (error instanceof AnswerError) {
      return { ok: false, remark: `. The archive cannot be read: ${error.message}` };
    }
    throw error;
  }
}

function healthOf(
  heartbeats: readonly Heartbeat[],
  { source }: ArchiveSettings,
  client: ConnectionClient,
  { queryTypes }: VendorModel,
  notes: Notes
): { ok: boolean; remark: string } {
  const of = (id: string): Heartbeat[] => heartbeats.filter(({ queryType }) => queryType === id);
  const kept = queryTypes.filter(({ id }) => of(id).length > 0);
  if (kept.length === 0) {
    const { label, key } = archiveModels.archiveSource;
    return {
      ok: false,
      remark: `. The archive has no heartbeat of source ${quoted(source)} for any query type of this vendor: check ${label} (${key}), and that the collector runs`,
    };
  }
  const reaches = kept.map(({ id, label }) => reachOf(label, of(id), client, notes));
  return { ok: true, remark: `. The archive reaches ${allOf(reaches)}` };
}

/** `from 2025-10-01 … to 2026-11-26 … (3 min behind) for Job events` */
function reachOf(label: string, heartbeats: readonly Heartbeat[], { host }: ConnectionClient, notes: Notes): string {
  const coverage = coverageOf(heartbeats, host.now(), notes);
  const { ranges, lack } = coverage;
  const [first, last] = [ranges[0], ranges[ranges.length - 1]];
  if (first === undefined || last === undefined) {
    return `nowhere for ${label}${lack === undefined ? '' : ` (the collector says: ${quoted(lack)})`}`;
  }
  const until = Math.max(...heartbeats.map((heartbeat) => heartbeat.until));
  const latest = heartbeats.reduce((one, other) => (other.saidAt > one.saidAt ? other : one));
  const filling = latest.isFilling ? ', and is still read backwards' : '';
  return `from ${utcText(first.from)} to ${utcText(until)} (${roughDurationText(Math.max(0, host.now() - until))} behind${filling}${gapsIn(within({ from: first.from, to: until }, missingOf(coverage)))}) for ${label}`;
}

function gapsIn(missing: readonly TimeRange[]): string {
  const latest = missing[missing.length - 1];
  const which = missing.length === 1 ? 'a gap' : `${plural(missing.length, 'gap')}, the latest`;
  return latest === undefined ? '' : `, with ${which} from ${rangeText(latest)}`;
}
