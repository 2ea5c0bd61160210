import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Writes an archive's sums beside it, as `sha256sum --check` reads them. @returns {Promise<number>} the archive's bytes */
export async function writeSums(archive) {
  const content = await readFile(archive);
  for (const algorithm of ['sha1', 'sha256']) {
    const sum = createHash(algorithm).update(content).digest('hex');
    await writeFile(`${archive}.${algorithm}`, `${sum}  ${path.basename(archive)}\n`);
  }
  return content.length;
}
