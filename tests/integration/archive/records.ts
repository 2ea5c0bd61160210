import type { TruthEvent } from '../../simulators/base/truth';
import type { StoreRecord } from './victoria-logs';

const common = (queryType: string): StoreRecord => ({
  'service.name': 'runtrail',
  'runtrail.source': 'lab',
  'runtrail.vendor': queryType.replace(/\..*$/, ''),
  'runtrail.query_type': queryType,
  'runtrail.version': '1',
});

/** What happened, as a collector writes it. @param id of the event @param more other attributes */
export function eventRecord(
  queryType: string,
  id: string,
  happened: Partial<TruthEvent> & { time: number },
  more: StoreRecord = {}
): StoreRecord {
  const { time, end, event, outcome, effect, actor, target, run, message } = happened;
  const attributes: Readonly<Record<string, string | null | undefined>> = {
    'runtrail.event.end': end === null || end === undefined ? null : String(end),
    'runtrail.event.name': event ?? 'node_finished',
    'runtrail.outcome': outcome ?? 'success',
    'runtrail.effect': effect,
    'user.name': actor,
    'runtrail.target': target,
    'cicd.pipeline.run.id': run,
  };
  return {
    ...common(queryType),
    _time: new Date(time).toISOString(),
    _msg: message ?? `What ${id} says`,
    event_name: 'runtrail.event',
    'runtrail.event.id': id,
    'runtrail.read_at': String(time + 1_000),
    ...Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value ? [[name, value]] : []))),
    ...more,
  };
}

export function heartbeatRecord(
  queryType: string,
  { saidAt, from, until }: { saidAt: number; from: number; until: number },
  more: StoreRecord = {}
): StoreRecord {
  return {
    ...common(queryType),
    _time: new Date(saidAt).toISOString(),
    _msg: 'Complete.',
    event_name: 'runtrail.heartbeat',
    'runtrail.complete.from': String(from),
    'runtrail.complete.until': String(until),
    'runtrail.complete.gaps': '[]',
    'runtrail.collector.id': 'c1',
    'runtrail.lacks': '[]',
    'runtrail.backfill': 'false',
    ...more,
  };
}
