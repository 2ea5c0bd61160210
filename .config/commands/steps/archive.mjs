/** The archive of `npm start -- --archive`: VictoriaLogs, the collector, and half a year of the simulators' history. */
import { spawn } from 'node:child_process';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { collector, root, victoriaLogs } from './paths.mjs';
import { dim, say, seconds, Stop, yellow } from './say.mjs';
import { credentials } from './world.mjs';

/** What lies before the beginning, in days, and what Puppet keeps of it once it is archived. */
export const history = 182;
const puppetKeeps = 30;
const folder = path.join(root, '.cache/archive/preview');

const vendors = {
  puppet: { secrets: { puppetToken: credentials.RUNTRAIL_PUPPET_TOKEN } },
  opus: { secrets: { opusServiceKey: credentials.RUNTRAIL_OPUS_KEY } },
  opcore: {
    settings: { username: credentials.RUNTRAIL_OPCORE_USER },
    secrets: { opcorePassword: credentials.RUNTRAIL_OPCORE_PASSWORD },
    sweep_interval: '20s',
  },
  // Of its task logs nothing proves that they are whole when a task has thousands.
  opsera: { query_types: ['opsera.userActivity'], secrets: { opseraToken: credentials.RUNTRAIL_OPSERA_TOKEN } },
};

/** Of these vendors, as configured. */
const queryTypes = ['puppet.jobEvents', 'puppet.jobs', 'opus.jobAudit', 'opcore.nodeAudit', 'opsera.userActivity'];

/** Starts store and collector anew, which read the past while others look; then Puppet forgets. `url` is what data sources take. */
export async function startArchive(simulators) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const url = `http://127.0.0.1:${await freePort()}`;
  const store = await start('VictoriaLogs', victoriaLogs, [
    `-storageDataPath=${path.join(folder, 'store')}`,
    `-httpListenAddr=${new URL(url).host}`,
    '-retentionPeriod=100y',
    '-loggerLevel=WARN',
  ]);
  await until(async () => (await fetch(`${url}/health`)).ok, 10_000);
  const config = path.join(folder, 'config.json');
  await writeFile(config, JSON.stringify(configOf(simulators, url), undefined, 2));
  const collecting = await start('The collector', collector, ['--config', config]);
  say(dim(`  the archive at ${url}/select/vmui, its collector's log in ${path.relative(root, folder)}`));
  void fill(url, simulators.puppet);
  return {
    url,
    stop: () => Promise.all([collecting.stop(), store.stop()]),
  };
}

async function fill(url, puppet) {
  const since = performance.now();
  let last = since;
  await until(async () => {
    const left = await unread(url);
    if (left.length > 0 && performance.now() - last > 15_000) {
      last = performance.now();
      say(dim(`  … reading half a year, ${seconds(since)}: ${left.join(', ')}`));
    }
    return left.length === 0;
  }, Infinity);
  await fetch(`${puppet.controlUrl}/__simulator/switches`, {
    method: 'POST',
    body: JSON.stringify({ pruneDays: puppetKeeps }),
  });
  say(dim(`  half a year archived in ${seconds(since)}: Puppet has no more than its last ${puppetKeeps} days now`));
}

/** The query types that have not been read back to their beginning, and where they are. */
async function unread(url) {
  const query =
    'event_name:="runtrail.heartbeat" | sort by (_time desc) partition by ("runtrail.query_type") limit 1 | fields "runtrail.query_type", "runtrail.backfill", "runtrail.complete.from"';
  const answer = await fetch(`${url}/select/logsql/query`, { method: 'POST', body: new URLSearchParams({ query }) });
  const lines = (await answer.text()).split('\n').filter(Boolean);
  const reached = new Map(lines.map((line) => JSON.parse(line)).map((said) => [said['runtrail.query_type'], said]));
  return queryTypes.flatMap((queryType) => {
    const said = reached.get(queryType);
    if (said?.['runtrail.backfill'] === 'false') {
      return [];
    }
    const from = said && new Date(Number(said['runtrail.complete.from'])).toISOString().slice(0, 10);
    return [`${queryType}${from ? ` is at ${from}` : ''}`];
  });
}

function configOf(simulators, url) {
  const receivers = Object.entries(vendors).map(([vendor, more]) => [
    `runtrail/${vendor}`,
    {
      source: vendor,
      vendor,
      endpoint: simulators[vendor].url,
      storage: 'file_storage',
      collection_interval: '10s',
      // In few readings: where each begins in a vendor's list takes some twenty calls to find.
      backfill: { window: '1500h' },
      // Nobody kills this store.
      confirm: { endpoint: url, after: '5s' },
      // The simulators have no other guests.
      requests_per_second: 500,
      concurrent_requests: 16,
      ...more,
    },
  ]);
  return {
    extensions: { file_storage: { directory: path.join(folder, 'collector'), create_directory: true } },
    receivers: Object.fromEntries(receivers),
    exporters: {
      otlp_http: {
        logs_endpoint: `${url}/insert/opentelemetry/v1/logs`,
        headers: { 'VL-Stream-Fields': 'service.name,runtrail.source,runtrail.query_type' },
        sending_queue: {
          storage: 'file_storage',
          num_consumers: 1,
          block_on_overflow: true,
          batch: { flush_timeout: '1s', min_size: 1000, max_size: 5000, sizer: 'items' },
        },
        retry_on_failure: { max_elapsed_time: 0 },
      },
    },
    service: {
      extensions: ['file_storage'],
      pipelines: { logs: { receivers: receivers.map(([id]) => id), exporters: ['otlp_http'] } },
      telemetry: { metrics: { level: 'none' } },
    },
  };
}

/** Runs a program whose words go to a log beside its data. */
async function start(name, program, args) {
  const log = await open(path.join(folder, `${path.basename(program)}.log`), 'w');
  const child = spawn(path.join(root, program), args, {
    cwd: root,
    stdio: ['ignore', log.fd, log.fd],
    detached: process.platform !== 'win32',
  });
  await log.close();
  let isStopping = false;
  const ended = new Promise((resolve) => {
    child.on('error', (error) => say(yellow(`  ${name} did not start: ${error.message}`)));
    // Without it the preview shows what is told then.
    child.on('close', (code, signal) => {
      if (!isStopping) {
        say(yellow(`  ${name} ended (${signal ?? code}): the preview goes on without it. To start it again:`));
        say(`  ${[path.join(root, program), ...args].join(' ')}`);
      }
      resolve();
    });
  });
  process.on('exit', () => child.kill('SIGTERM'));
  say(dim(`  ${name} is process ${child.pid}`));
  return {
    stop: async () => {
      isStopping = true;
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Asks until the answer is yes; rejects when it never was. */
async function until(isSo, milliseconds) {
  for (const end = performance.now() + milliseconds; performance.now() < end; await sleep(500)) {
    if (await isSo().catch(() => false)) {
      return true;
    }
  }
  throw new Stop('The archive did not start in time; its logs are in .cache/archive/preview.');
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
