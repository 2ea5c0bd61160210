import { createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Puts a folder into an archive, under the name that it has there; equal files and dates make an equal archive. */
export async function zip(folder, { as, to, date }) {
  const archive = new ZipFile();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  for (const file of files.sort()) {
    const name = path.relative(folder, file).replaceAll('\\', '/');
    const mode = /^(gpx_|runtrail-collector)/.test(name) ? 0o100755 : 0o100644;
    archive.addFile(file, `${as}/${name}`, { mtime: new Date(date), mode, compressionLevel: 9 });
  }
  archive.end();
  await pipeline(archive.outputStream, createWriteStream(to));
}
