/** Writes the English file of sentences anew from the editors and the model: `npx tsx tests/locales/write-english.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { english, nested } from './english';
import { fileOf } from './files';

async function main(): Promise<void> {
  const file = fileOf('en-US');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(nested(await english()), undefined, 2)}\n`);
}

void main();
