import type { ConnectionClient } from '../client/connection-client';
import { freshBriefly } from '../client/produced';
import { notUnderstood } from '../client/records';
import type { ArchiveSettings } from '../connection/settings';
import { Notes } from '../reading/reading';
import type { Reading } from '../reading/reading';
import { heartbeatsOf } from './heartbeat';
import type { Heartbeat } from './heartbeat';
import { every, isAnyOf, literal } from './log-query';
import { heartbeatsPlan } from './plans';
import { field, heartbeatKind } from './record';
import { queryAsk } from './requests';

/** Of each collector: so many show whether another one speaks in between. */
const perCollector = 20;
const bytesEach = 400;

/** The newest heartbeats of each collector for a query type, or for all of them. */
export function readHeartbeats(
  queryType: string | undefined,
  settings: ArchiveSettings,
  client: ConnectionClient
): Promise<Reading<readonly Heartbeat[]>> {
  return client.once(`heartbeats ${queryType ?? ''}`, async (inner) => {
    const notes = new Notes();
    const query = [
      every(
        isAnyOf(field.source, [settings.source]),
        isAnyOf(field.kind, [heartbeatKind]),
        ...(queryType === undefined ? [] : [isAnyOf(field.queryType, [queryType])])
      ),
      `sort by (_time desc) partition by (${literal(field.queryType)}, ${literal(field.collector)}) limit ${perCollector}`,
      `fields ${heartbeatFields.map(literal).join(', ')}`,
    ].join(' | ');
    const table = notes.take(
      await inner.records(queryAsk(query, 'the heartbeats of the collector', settings), heartbeatsPlan)
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

const { time, queryType, version, from, until, gaps, collector, lacks, backfill } = field;
const heartbeatFields = [time, queryType, version, from, until, gaps, collector, lacks, backfill];
