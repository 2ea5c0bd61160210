import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';
import { Stop } from './say.mjs';

/** The `*.spec.ts` files of a folder, from the root. */
export async function specFiles(folder) {
  const entries = await readdir(path.join(root, folder), { recursive: true });
  const files = entries
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
  if (!files.length) {
    throw new Stop(`There are no *.spec.ts files in ${folder}.`);
  }
  return files.sort();
}
