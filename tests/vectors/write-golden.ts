import { readFileSync, writeFileSync } from 'node:fs';

/** Puts other results into a golden file, whose `results` stand last, and leaves its comments alone. */
export function writeGolden(file: string, results: unknown): void {
  const text = readFileSync(file, 'utf8');
  const place = text.search(/^ {2}"results":/m);
  if (place < 0) {
    throw new Error(`${file} has no "results" on a line of its own`);
  }
  writeFileSync(file, `${text.slice(0, place)}  "results": ${layOut(results, '  ')}\n}\n`);
}

/** JSON in which a list of plain values stays on one line. */
function layOut(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  const deeper = `${indent}  `;
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((entry) => layOut(entry, deeper))
    : Object.entries(value).map(([key, entry]) => `${JSON.stringify(key)}: ${layOut(entry, deeper)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const short = parts.join(', ');
  const isPlain = isList && value.every((entry) => typeof entry !== 'object' || entry === null);
  if (isPlain || (short.length < 100 && !short.includes('\n'))) {
    return isList || parts.length === 0 ? `${open}${short}${close}` : `${open} ${short} ${close}`;
  }
  return `${open}\n${parts.map((part) => `${deeper}${part}`).join(',\n')}\n${indent}${close}`;
}
