import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { eventRecord, heartbeatRecord } from '../integration/archive/records';
import { startVictoriaLogs, type VictoriaLogs } from '../integration/archive/victoria-logs';
import { GrafanaApi, noticesOf } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { countingProxy } from './counting-proxy';

const name = 'archive-queries';
const day = 86_400_000;
const span = 396 * day;
/** A job, and what its nodes do. */
const perJob = 10;
const atOnce = 20_000;
const rounds = 3;
const nodes = 2_000;

const jobEvents = 'puppet.jobEvents';
const ofNode = [{ field: 'target', operator: '=', values: ['node-77'] }];
const byDay = { format: 'countOverTime', interval: '1d', timeZone: 'Europe/Berlin', groupBy: ['outcome'] };
/** What is asked of a month, but for the one node's events. */
const queries: ReadonlyArray<readonly [string, object, number?]> = [
  ['one node over 13 months', { filters: ofNode, limit: 10_000 }, span - day],
  ['table, the newest 1 000', { limit: 1_000 }],
  ['table of what failed', { filters: [{ field: 'outcome', operator: '=', values: ['failure'] }], limit: 1_000 }],
  ['count', { format: 'count' }],
  [
    'count by outcome of a pattern',
    { format: 'count', groupBy: ['outcome'], filters: [{ ...ofNode[0], operator: '=~' }] },
  ],
  ['by days of a zone and outcome', byDay],
  ['the same of 13 months', byDay, span - day],
  ['values of the target', { format: 'values', valueField: 'target' }],
  ['jobs, counted by outcome', { queryType: 'puppet.jobs', format: 'count', groupBy: ['outcome'] }],
  ['jobs by days of a zone', { queryType: 'puppet.jobs', ...byDay }],
  ['jobs by days of a zone, 13 months', { queryType: 'puppet.jobs', ...byDay }, span - day],
];

/**
 * What a month of an archive of so many events costs: time, that of processors in the plugin and the store, bytes from the store,
 * and the plugin's memory at most.
 */
export async function archiveQueries(events: number): Promise<boolean> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const puppet = await startPuppetSimulator({ jobEverySeconds: 0, speed: 0 });
  const store = await startVictoriaLogs();
  const now = puppet.clock.now();
  const began = performance.now();
  await fill(store, events, now);
  await store.restart();
  say(`${events} events written in ${seconds(began)} s, ${Math.round((await store.size()) / 1e6)} MB on disk`);
  const proxy = await countingProxy(store.url);
  const stores = `httpListenAddr=${new URL(store.url).host}`;
  const preview = await startPreview(name, puppet.url, {});
  try {
    const grafana = new GrafanaApi(preview.address);
    const uid = await grafana.addDataSource({
      url: puppet.url,
      jsonData: { archiveUrl: proxy.url, archiveSource: 'lab', memoryMegabytes: 1 },
    });
    const to = now - 150 * day;
    await grafana.query(uid, { queryType: jobEvents, format: 'count' }, { from: to - 60_000, to });
    for (const [what, query, length = 30 * day] of queries) {
      const until = length > 30 * day ? now - day : to;
      const range = { from: until - length, to: until, headers: { 'X-Cache-Skip': 'true' } };
      const times: number[] = [];
      proxy.reset();
      forgetPeak();
      const [before, storeBefore] = [processorTime(plugins), processorTime(stores)];
      let said: string[] = [];
      for (let round = 0; round < rounds; round++) {
        const since = performance.now();
        const result = await grafana.query(uid, { queryType: jobEvents, ...query }, range);
        times.push(performance.now() - since);
        said = [...noticesOf(result), result.error ?? ''].filter((text) => /^Only|shortfall|missing/.test(text));
      }
      const each = (total: number) => Math.round(total / rounds);
      const used = `${each(processorTime(plugins) - before)} + ${each(processorTime(stores) - storeBefore)} ms CPU`;
      const bytes = proxy.bytes() / rounds;
      const time = Math.round(Math.min(...times));
      say(
        `${what.padEnd(36)} ${time} ms, ${used}, ${kilobytes(bytes)}, ${proxy.calls() / rounds} calls, ${peak()} MB. ${said.join(' ')}`
      );
    }
  } finally {
    await preview.stop();
    await proxy.stop();
    await store.remove();
    await puppet.stop();
  }
  return true;
}

async function fill(store: VictoriaLogs, events: number, now: number): Promise<void> {
  const jobs = Math.floor(events / perJob);
  const records = [];
  for (let job = 0; job < jobs; job++) {
    const time = now - span + Math.floor((job / jobs) * (span - 3_600_000));
    const run = String(job);
    const outcome = job % 50 === 0 ? 'failure' : 'success';
    const common = { actor: `user-${job % 40}`, run, outcome };
    records.push(
      eventRecord('puppet.jobs', run, { ...common, time, end: time + 60_000, event: 'finished', message: null })
    );
    for (let node = 1; node < perJob; node++) {
      const isOver = node % 2 === 0;
      const target = `node-${(job * 7 + (node >> 1)) % nodes}`;
      const message = isOver ? `Finished puppet run on ${target} - Success!` : `Started puppet run on ${target} ...`;
      const event = isOver ? 'node_finished' : 'node_running';
      const more = { time: time + node * 5_000, event, effect: isOver ? 'changed' : null, target, message };
      records.push(eventRecord(jobEvents, `${run}/${job * perJob + node}`, { ...common, ...more }));
    }
    if (records.length >= atOnce || job === jobs - 1) {
      await store.write(records.splice(0));
    }
  }
  await store.write(
    [jobEvents, 'puppet.jobs'].map((queryType) =>
      heartbeatRecord(queryType, { saidAt: now - 60_000, from: now - span, until: now - 120_000 })
    )
  );
}

/** By Linux's own account; elsewhere nobody knows. */
const plugins = `dist-${name}/gpx_`;

function processes(pattern: string): string[] {
  return execFileSync('pgrep', ['-f', pattern], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

/** Ms. */
function processorTime(pattern: string): number {
  const ticks = processes(pattern).flatMap((id) =>
    readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
      .slice(11, 13)
  );
  return 10 * ticks.reduce((sum, count) => sum + Number(count), 0);
}

function forgetPeak(): void {
  processes(plugins).forEach((id) => writeFileSync(`/proc/${id}/clear_refs`, '5'));
}

function peak(): number {
  const peaks = processes(plugins).map((id) =>
    Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1])
  );
  return Math.round(Math.max(0, ...peaks) / 1024);
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1000);
const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
