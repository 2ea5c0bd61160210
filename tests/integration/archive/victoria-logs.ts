import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as v from 'valibot';

const root = path.resolve(__dirname, '../../..');
const folder = path.join(root, '.cache/archive');
const program = path.join(folder, process.platform === 'win32' ? 'victoria-logs.exe' : 'victoria-logs');

/** What is kept of what it says, characters. */
const mostWords = 4_000;

const recordSchema = v.record(v.string(), v.string());
/** One record with the names under which VictoriaLogs keeps it. */
export type StoreRecord = Readonly<Record<string, string>>;

export interface VictoriaLogs {
  url: string;
  /** What lets a client in. */
  headers: Readonly<Record<string, string>>;
  /** The lines that a query in LogsQL makes, as they come. */
  lines(query: string): AsyncIterable<StoreRecord>;
  /** Bytes on disk. */
  size(): Promise<number>;
  /** Writes records and waits until they can be found. */
  write(records: readonly StoreRecord[]): Promise<void>;
  /** Puts what it has of each day together, which leaves it fewer files to keep open. */
  merge(): Promise<void>;
  /** Kills it. What was written in the seconds before is lost: it is not on disk yet. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Ends it, deletes what it has of a day (UTC), and starts it. */
  loseDay(at: number): Promise<void>;
  /** Everything that was written is on disk afterwards. @param flags instead of those at first */
  restart(flags?: readonly string[]): Promise<void>;
  /** Ends it and deletes what it kept. */
  remove(): Promise<void>;
}

export interface StoreOptions {
  /** What it asks for. */
  login?: { user: string; password: string };
  /** More flags of the program. */
  flags?: readonly string[];
}

/** A store of its own on a free port. */
export async function startVictoriaLogs({ login, flags = [] }: StoreOptions = {}): Promise<VictoriaLogs> {
  await build();
  const data = await mkdtemp(path.join(os.tmpdir(), 'runtrail-archive-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const headers: Record<string, string> = login
    ? { Authorization: `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}` }
    : {};
  let child: ChildProcess | undefined;
  let ended: string | undefined;
  const start = async (more = flags): Promise<void> => {
    ended = undefined;
    const starting = spawn(program, [
      `-storageDataPath=${data}`,
      '-retentionPeriod=100y',
      `-httpListenAddr=127.0.0.1:${port}`,
      '-loggerLevel=ERROR',
      ...more,
      ...(login ? [`-httpAuth.username=${login.user}`, `-httpAuth.password=${login.password}`] : []),
    ]);
    child = starting;
    let words = '';
    starting.stdout.resume();
    starting.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-mostWords)));
    starting.on('close', (code, signal) => {
      if (child === starting) {
        ended = `The store ended by itself (${signal ?? code}): ${words}`;
      }
    });
    await untilAnswers(`${url}/health`, () => ended);
  };
  const stop = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const running = child;
    child = undefined;
    if (running?.exitCode === null && running.signalCode === null) {
      const exit = once(running, 'exit');
      running.kill(signal);
      await exit;
    }
  };
  await start();
  return {
    url,
    headers,
    start: () => start(),
    kill: () => stop('SIGKILL'),
    async *lines(query) {
      try {
        yield* linesOf(`${url}/select/logsql/query`, { method: 'POST', headers, body: new URLSearchParams({ query }) });
      } catch (error) {
        throw ended === undefined ? error : new Error(ended, { cause: error });
      }
    },
    size: () => sizeOf(data),
    merge: () => send(`${url}/internal/force_merge`, { headers }),
    async restart(more) {
      await stop('SIGTERM');
      await start(more);
    },
    async loseDay(at) {
      await stop('SIGTERM');
      const name = new Date(at).toISOString().slice(0, 10).replaceAll('-', '');
      await rm(path.join(data, 'partitions', name), { recursive: true });
      await start();
    },
    async write(records) {
      const streams = '_stream_fields=service.name,runtrail.source,runtrail.query_type';
      const lines = records.map((record) => JSON.stringify(record)).join('\n');
      await send(`${url}/insert/jsonline?${streams}`, { method: 'POST', headers, body: lines });
      await send(`${url}/internal/force_flush`, { headers });
    },
    async remove() {
      await stop('SIGKILL');
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function build(): Promise<void> {
  try {
    await access(program);
  } catch {
    await promisify(execFile)(process.execPath, [path.join(root, '.config/build/victoria-logs.mjs')]);
  }
}

async function send(url: string, request: RequestInit): Promise<void> {
  const response = await fetch(url, request);
  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
}

async function* linesOf(url: string, request: RequestInit): AsyncIterable<StoreRecord> {
  // A connection that was kept may have been closed while this process did not look.
  const response = await fetch(url, request).catch(() => fetch(url, request));
  if (!response.ok || response.body === null) {
    throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      yield* lines.map((line) => v.parse(recordSchema, JSON.parse(line)));
    }
  } finally {
    // What nobody reads to its end would end the whole process when the store is killed.
    await reader.cancel();
  }
}

/** What the store merges meanwhile goes away under the reader. */
async function sizeOf(folder: string, attempts = 20): Promise<number> {
  try {
    return await sizeOfFiles(folder);
  } catch (error) {
    if (attempts > 1 && error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return sizeOf(folder, attempts - 1);
    }
    throw error;
  }
}

async function sizeOfFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(path.join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** @param ended in words, that nothing will answer any more */
async function untilAnswers(url: string, ended: () => string | undefined): Promise<void> {
  // A store that was killed looks through what it has first, which takes long on a busy machine.
  for (let attempt = 0; attempt < 600; attempt++) {
    try {
      await fetch(url);
      return;
    } catch (error) {
      const words = ended();
      if (words !== undefined) {
        throw new Error(words, { cause: error });
      }
      await delay(100);
    }
  }
  throw new Error(`Nothing answers at ${url}.`);
}

/** None of those that a system gives to calls: a store comes back to its own, which another one must not have got meanwhile. */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const port = 15_000 + Math.floor(Math.random() * 15_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false
    );
    if (isFree) {
      server.close();
      await once(server, 'close');
      return port;
    }
  }
  throw new Error('There is no free port.');
}
