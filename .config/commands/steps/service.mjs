import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './paths.mjs';
import { Stop } from './say.mjs';

/**
 * Starts a long-running program whose first line on standard output is JSON about itself.
 * Its standard input stays open until this process ends, so that it can tell.
 * @returns {Promise<{ ready: any, stop(): Promise<void>, ended: Promise<number | null> }>}
 */
export function startService(name, program, args, env = {}) {
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C reaches a whole terminal's group; these are stopped in order instead.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const stop = async () => {
    child.stdin.end();
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(late);
  };
  process.on('exit', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Stop(`${name} did not start: ${error.message}`)));
    child.on('close', (code) =>
      reject(new Stop(`${name} ended before it was ready (code ${code}); its words are above.`))
    );
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      if (line.startsWith('{')) {
        resolve({ ready: JSON.parse(line), stop, ended });
      }
    });
  });
}
