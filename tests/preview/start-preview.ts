import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(__dirname, '../..');
const suffix = process.platform === 'win32' ? '.exe' : '';
const server = path.join(root, `.cache/preview/server${suffix}`);

/**
 * For tests that say nothing of memory: a process of ours would collect garbage for up to half of its time, to stay within what
 * it may hold.
 */
export const muchMemory = { GOGC: '400', GOMEMLIMIT: '1500MiB' };

export interface Preview {
  address: string;
  stop(): Promise<void>;
}

/**
 * Starts the preview's server with the built plugin on a free port. `puppetUrl` is where its provisioned data source points to;
 * what the others take from the environment stands in `environment`, empty for the memory that a plugin has in Grafana. Alert rules are evaluated only when someone asks.
 * Everything that the plugin writes to its log lands in `.cache/preview/<name>.log`. It runs a copy of dist, so that a build
 * beside the tests does not start the plugin anew under them; `plugin` is another folder to copy.
 */
export async function startPreview(
  name: string,
  puppetUrl: string,
  environment: Readonly<Record<string, string>> = muchMemory,
  plugin = path.join(root, 'dist')
): Promise<Preview> {
  const dist = path.join(root, `.cache/preview/dist-${name}`);
  await rm(dist, { recursive: true, force: true });
  await cp(plugin, dist, { recursive: true, mode: constants.COPYFILE_FICLONE });
  // The page as Grafana 13 has it, where the browser tests are asked to run on that.
  const page = process.env['GRAFANA_MAJOR'] === '13' ? 'tests/preview/build-13' : 'tests/preview/build';
  const flags = ['-dist', dist, '-page', page, '-port', '0', '-lifeline', '-log-level', 'debug', '-log', logOf(name)];
  const child = spawn(server, flags, {
    cwd: root,
    env: { ...process.env, RUNTRAIL_PUPPET_URL: puppetUrl, RUNTRAIL_PUPPET_TOKEN: 'puppet-token', ...environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return { address: await addressOf(child), stop: () => stop(child) };
}

/** Where a preview of this name writes the plugin's log. */
export function logOf(name: string): string {
  return path.join(root, `.cache/preview/${name}.log`);
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) {
    throw new Error('The preview has no standard output.');
  }
  const failed = once(child, 'exit').then(([code]: unknown[]) => {
    throw new Error(`The preview ended with code ${String(code)} before it listened.`);
  });
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), failed])) as unknown[];
  failed.catch(() => undefined);
  const said: unknown = JSON.parse(String(line));
  if (said instanceof Object && 'address' in said && typeof said.address === 'string') {
    return said.address;
  }
  throw new Error(`The preview does not say where it listens: ${String(line)}`);
}

/** Closing its standard input is what ends it. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  child.stdin?.end();
  await ended;
}
