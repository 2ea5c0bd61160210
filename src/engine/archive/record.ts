/** What a record of the archive says by which name. `docs/archive.md` has the table for people. */
export const field = {
  time: '_time',
  message: '_msg',
  kind: 'event_name',
  source: 'runtrail.source',
  queryType: 'runtrail.query_type',
  version: 'runtrail.version',
  id: 'runtrail.event.id',
  event: 'runtrail.event.name',
  end: 'runtrail.event.end',
  outcome: 'runtrail.outcome',
  effect: 'runtrail.effect',
  actor: 'user.name',
  target: 'runtrail.target',
  run: 'cicd.pipeline.run.id',
  readAt: 'runtrail.read_at',
  details: 'runtrail.details',
  cut: 'runtrail.cut',
  from: 'runtrail.complete.from',
  until: 'runtrail.complete.until',
  gaps: 'runtrail.complete.gaps',
  collector: 'runtrail.collector.id',
  process: 'runtrail.collector.process',
  spokenSince: 'runtrail.collector.since',
  lacks: 'runtrail.lacks',
  backfill: 'runtrail.backfill',
} as const;

/** What a heartbeat says in the place of each word of an event: where it comes otherwise, so do those of events. */
export const sample = 'sample@example.com';

/** Made by the store, of an event that it has no details of. */
export const bareMark = 'runtrail.bare';

export const eventKind = 'runtrail.event';
export const heartbeatKind = 'runtrail.heartbeat';

/** Of the records that this Runtrail reads. */
export const recordVersion = '1';
