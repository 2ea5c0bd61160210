import { groupFields } from '../../model/event';
import type { VendorClient } from '../client/client';
import { freshBriefly } from '../client/produced';
import { notUnderstood } from '../client/records';
import { Notes, type Reading } from '../reading/reading';
import { archiveSettings } from './archive-settings';
import { heartbeatsOf, type Heartbeat } from './heartbeat';
import { every, happened, isAnyOf, literal } from './log-query';
import { heartbeatsPlan } from './plans';
import { field, heartbeatKind } from './record';
import { queryAsk } from './requests';

/** Of each collector: so many show whether another one speaks in between. */
const perCollector = 20;
const bytesEach = 400;

/** Ms. A collector speaks every minute or so: what it said lately tells all, and is found at once. */
const lately = 2 * 60 * 60_000;
const endOfTime = Infinity;

/**
 * The newest heartbeats of each collector for a query type, or for all of them. Those of collectors that fell silent long ago are
 * looked for only where nobody who speaks now vouches for the range's begin.
 */
export async function readHeartbeats(
  queryType: string | undefined,
  from: number,
  client: VendorClient
): Promise<Reading<readonly Heartbeat[]>> {
  const notes = new Notes();
  const newest = notes.take(await heartbeatsSince(client.host.now() - lately, 'lately', queryType, client));
  if (newest.some((heartbeat) => heartbeat.from <= from)) {
    return notes.reading(newest);
  }
  return heartbeatsSince(-Infinity, 'ever', queryType, client);
}

function heartbeatsSince(
  since: number,
  word: string,
  queryType: string | undefined,
  client: VendorClient
): Promise<Reading<readonly Heartbeat[]>> {
  return client.once(`heartbeats ${word} ${queryType ?? ''}`, async (inner) => {
    const notes = new Notes();
    const query = [
      every(
        happened({ from: since, to: endOfTime }),
        isAnyOf(field.source, [archiveSettings(client).source]),
        isAnyOf(field.kind, [heartbeatKind]),
        ...(queryType === undefined ? [] : [isAnyOf(field.queryType, [queryType])])
      ),
      `sort by (_time desc) partition by (${literal(field.queryType)}, ${literal(field.collector)}) limit ${perCollector}`,
      `fields ${heartbeatFields.map(literal).join(', ')}`,
    ].join(' | ');
    const table = notes.take(
      await inner.records(queryAsk(query, 'the heartbeats of the collector', inner), heartbeatsPlan)
    );
    const { heartbeats, lost } = heartbeatsOf(table);
    notes.counted('shortfall', notUnderstood(heartbeatsPlan, inner.model), lost);
    return {
      value: notes.reading<readonly Heartbeat[]>(heartbeats),
      bytes: heartbeats.length * bytesEach,
      records: heartbeats.length,
      freshFor: freshBriefly,
    };
  });
}

const { time, queryType, version, from, until, gaps, collector, process, spokenSince, lacks, backfill } = field;
const samples = groupFields.map((name) => field[name]);
const heartbeatFields = [
  ...[time, queryType, version, from, until, gaps, collector, process, spokenSince, lacks, backfill],
  ...samples,
];
