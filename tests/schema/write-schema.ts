/** Writes src/schema anew from the model: `npx tsx tests/schema/write-schema.ts`. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { folder, schemaFiles } from './files';

async function main(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(await schemaFiles())) {
    await writeFile(path.join(folder, name), text);
  }
}

void main();
