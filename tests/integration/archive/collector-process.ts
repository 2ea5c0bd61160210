import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { muchMemory } from '../../preview/start-preview';
import type { VendorUnderTest } from '../vendors/vendor-under-test';

const root = path.resolve(__dirname, '../../..');
const suffix = process.platform === 'win32' ? '.exe' : '';
const program = path.join(root, `.cache/archive/clocked-collector${suffix}`);

export interface Collected {
  vendor: VendorUnderTest;
  url: string;
}

/** VictoriaLogs' address, and the headers that let the collector in. */
export interface WrittenStore {
  url: string;
  headers?: Readonly<Record<string, string>>;
  /** How long it has to have shown what it took until it is asked whether that is on its disk; absent = 8 s. */
  after?: string;
}

/** The built collector by the clock of a file, which may be killed and started again. */
export class CollectorProcess {
  private readonly folder: string;
  private child: ChildProcess | undefined;
  /** Of all its lives. */
  peakMegabytes = 0;

  constructor(
    name: string,
    private readonly sources: readonly Collected[],
    private readonly environment: Readonly<Record<string, string>> = muchMemory
  ) {
    this.folder = path.join(root, '.cache/archive', name);
    rmSync(this.folder, { recursive: true, force: true });
    mkdirSync(this.folder, { recursive: true });
  }

  /** How it writes to the store from its next start on. @param more settings of each receiver */
  configure(store: WrittenStore, more: object = {}): void {
    // JSON is YAML.
    writeFileSync(
      path.join(this.folder, 'config.yaml'),
      JSON.stringify(configOf(this.folder, this.sources, store, more))
    );
  }

  setClock(now: number): void {
    // At once: a collector that starts while there is no time in it ends.
    writeFileSync(path.join(this.folder, 'clock.new'), String(now));
    renameSync(path.join(this.folder, 'clock.new'), path.join(this.folder, 'clock'));
  }

  start(): void {
    const log = openSync(path.join(this.folder, 'collector.log'), 'a');
    this.child = spawn(program, ['--config', path.join(this.folder, 'config.yaml')], {
      env: { ...process.env, ...this.environment, CLOCK_FILE: path.join(this.folder, 'clock') },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
  }

  get log(): string {
    return readFileSync(path.join(this.folder, 'collector.log'), 'utf8');
  }

  get isRunning(): boolean {
    return this.child?.exitCode === null && this.child.signalCode === null;
  }

  /** Without a word, as a power cut would. */
  async kill(): Promise<void> {
    this.measure();
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    this.measure();
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child !== undefined && this.isRunning) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
  }

  private measure(): void {
    try {
      const status = readFileSync(`/proc/${String(this.child?.pid)}/status`, 'utf8');
      const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
      this.peakMegabytes = Math.max(this.peakMegabytes, Math.round(Number(kilobytes) / 1024));
    } catch {
      // there is no such file elsewhere than on Linux
    }
  }
}

function configOf(
  folder: string,
  sources: readonly Collected[],
  { url, headers = {}, after = '8s' }: WrittenStore,
  more: object
): object {
  const receivers = sources.map(({ vendor, url: endpoint }): [string, object] => [
    `runtrail/${vendor.id}`,
    {
      source: `test-${vendor.id}`,
      vendor: vendor.id,
      endpoint,
      settings: vendor.jsonData,
      secrets: vendor.secureJsonData,
      storage: 'file_storage',
      collection_interval: '250ms',
      give_up_after: '10000h',
      sweep_interval: '1h',
      // A call that two readings share may be older than one of them: here hours pass while it is under way.
      overlap: '12h',
      requests_per_second: 1000,
      concurrent_requests: 8,
      backfill: { max_age: '720h' },
      confirm: { endpoint: url, headers, after },
      ...more,
    },
  ]);
  return {
    extensions: { file_storage: { directory: path.join(folder, 'storage'), create_directory: true } },
    receivers: Object.fromEntries(receivers),
    exporters: {
      otlp_http: {
        logs_endpoint: `${url}/insert/opentelemetry/v1/logs`,
        headers: { ...headers, 'VL-Stream-Fields': 'service.name,runtrail.source,runtrail.query_type' },
        sending_queue: {
          storage: 'file_storage',
          num_consumers: 1,
          block_on_overflow: true,
          batch: { flush_timeout: '50ms', min_size: 1000, max_size: 5000, sizer: 'items' },
        },
        retry_on_failure: { initial_interval: '50ms', max_interval: '500ms', max_elapsed_time: 0 },
      },
    },
    service: {
      extensions: ['file_storage'],
      pipelines: { logs: { receivers: receivers.map(([id]) => id), exporters: ['otlp_http'] } },
      telemetry: { metrics: { level: 'none' } },
    },
  };
}
