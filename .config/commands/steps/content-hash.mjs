import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';

/** SHA-256 over path and content of files and of everything in folders; what does not exist counts as missing. */
export async function contentHash(inputs) {
  const hash = createHash('sha256');
  for (const file of (await Promise.all(inputs.map(filesOf))).flat().sort()) {
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
