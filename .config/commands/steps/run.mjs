import { spawn } from 'node:child_process';
import { goEnvironment } from '../../build/go-environment.mjs';
import { root } from './paths.mjs';

/**
 * Runs a program in the repository to its end and keeps what it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] `show`: print while it runs
 * @returns {Promise<{ code: number, output: string }>} code 127 where there is no such program
 */
export function run(program, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...goEnvironment, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    const parts = [];
    const keep = (chunk) => {
      parts.push(chunk);
      if (show) {
        process.stdout.write(chunk);
      }
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const outputOf = () => Buffer.concat(parts).toString('utf8');
    child.on('error', (error) => resolve({ code: 127, output: `${outputOf()}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: outputOf() }));
  });
}
