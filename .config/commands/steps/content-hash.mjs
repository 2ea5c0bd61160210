import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';

/**
 * SHA-256 over path and content of files and of everything in folders; what does not exist counts as missing.
 * @param {string[]} inputs
 * @param {string} [except] a folder that does not count
 */
export async function contentHash(inputs, except) {
  const hash = createHash('sha256');
  const files = (await Promise.all(inputs.map(filesOf))).flat().sort();
  for (const file of files.filter((name) => except === undefined || !name.startsWith(`${except}/`))) {
    hash.update(`${file}\0`);
    hash.update(await readFile(path.join(root, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

async function filesOf(input) {
  let found;
  try {
    found = await stat(path.join(root, input));
  } catch {
    return [];
  }
  if (!found.isDirectory()) {
    return [input];
  }
  const entries = await readdir(path.join(root, input));
  return (await Promise.all(entries.map((entry) => filesOf(`${input}/${entry}`)))).flat();
}
