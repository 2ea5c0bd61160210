import { chmod, mkdir } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/** Unpacks an archive with the permissions that stand in it. @returns the names of its files, in order */
export async function unpack(archive: string, folder: string): Promise<string[]> {
  const opened = await openPromise(archive);
  const names: string[] = [];
  for await (const entry of opened.eachEntry()) {
    const file = path.join(folder, entry.fileName);
    await mkdir(path.dirname(file), { recursive: true });
    await pipeline(await opened.openReadStreamPromise(entry), createWriteStream(file));
    await chmod(file, (entry.externalFileAttributes >>> 16) & 0o777);
    names.push(entry.fileName);
  }
  return names;
}
