import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An example that a vendor's page prints, to the byte; `tests/samples` holds each once. */
export function readSample(name: `${string}/${string}.json`): string {
  return readFileSync(join(__dirname, '..', '..', 'samples', name), 'utf8');
}
