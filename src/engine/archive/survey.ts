import type { ConnectionClient } from '../client/connection-client';
import type { Notes } from '../reading/reading';
import type { Reader, ReadRequest } from '../vendors/vendor';
import { answered } from './answered';
import { archiveSettings } from './archive-settings';
import { coverageOf, withoutDays, type Coverage } from './coverage';
import { lostDays } from './lost-days';
import { askedRuns } from './asked-runs';
import { noteNoHeartbeat, noteUntold, unreadable } from './notes';
import { partsOf, recent, type Parts } from './parts';
import { readHeartbeats } from './read-heartbeats';

/** Where the archive is asked, and for what. */
export interface Survey {
  archive: ConnectionClient;
  coverage: Coverage;
  parts: Parts;
  /** The runs that the selection names; empty = it leaves nothing out. */
  runs: readonly string[];
}

/** The archive, where it may be asked for something of this range. */
export function archiveFor(
  { from }: Pick<ReadRequest, 'from'>,
  client: ConnectionClient
): ConnectionClient | undefined {
  return from < client.host.now() - recent ? client.at('archive') : undefined;
}

/** What the archive may be asked for; undefined where the vendor is to be asked for all of it. */
export async function surveyed(
  { request, reader }: { request: ReadRequest; reader: Reader },
  client: ConnectionClient,
  notes: Notes
): Promise<Survey | undefined> {
  const archive = archiveFor(request, client);
  if (archive === undefined) {
    return undefined;
  }
  const asked = askedRuns(reader, request);
  if ('untold' in asked) {
    noteUntold(asked.untold, client, notes);
    return undefined;
  }
  const found = await answered(async () => {
    const heartbeats = notes.take(await readHeartbeats(reader.model.id, request.from, archive));
    if (heartbeats.length === 0) {
      noteNoHeartbeat(archiveSettings(archive), reader.model, client, notes);
      return undefined;
    }
    const claimed = coverageOf(heartbeats, client.host.now(), notes);
    if (asked.byRun !== undefined && claimed.altered.includes('run')) {
      noteUntold(asked.byRun, client, notes);
      return undefined;
    }
    const wanted = partsOf(request, claimed).archived;
    const lost = wanted && (await lostDays(reader.model.id, wanted, claimed, archive));
    const coverage = withoutDays(claimed, lost ?? []);
    return { archive, coverage, parts: partsOf(request, coverage), runs: asked.runs };
  }, archive);
  if ('problem' in found) {
    notes.shortfall(unreadable(found.problem, client));
    return undefined;
  }
  return found.value;
}
