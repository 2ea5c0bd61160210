import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file below `tests/samples`. */
export type SampleName = `${string}/${string}.json`;

/** An example that a vendor's page prints, to the byte; `tests/samples` holds each once. */
export function readSample(name: SampleName): string {
  return readFileSync(join(__dirname, '..', '..', 'samples', name), 'utf8');
}
