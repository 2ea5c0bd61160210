import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

const root = path.resolve(__dirname, '../..');

/** Runs a command that packs for this platform in a copy of the tracked files. @returns the version, and the folder of what was made */
export function madeIn(folder: string, command: string): { version: string; release: string } {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  for (const file of files
    .toString()
    .split('\0')
    .filter((name) => name && existsSync(path.join(root, name)))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
  const env = { ...process.env, SOURCE_DATE_EPOCH: '1764115200' };
  execFileSync(process.execPath, [`.config/commands/${command}`, '--this-platform'], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });
  const { version } = v.parse(
    v.object({ version: v.string() }),
    JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  );
  return { version, release: path.join(folder, 'release') };
}

export function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** Go's words for the platform that the tests run on. */
export const thisPlatform = {
  goos: process.platform === 'win32' ? 'windows' : process.platform,
  goarch: process.arch === 'x64' ? 'amd64' : process.arch,
};
