import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The vectors below a folder of this one, by path. Comments stand on lines of their own. */
export function vectorFiles(folder: string): string[] {
  const root = join(__dirname, folder);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonc'))
    .sort()
    .map((name) => join(root, name));
}

export function readVector(file: string): unknown {
  const text = readFileSync(file, 'utf8');
  return JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
}
