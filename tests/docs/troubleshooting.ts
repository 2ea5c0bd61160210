import { read } from './files';

const page = 'docs/troubleshooting.md';
/** Told by Grafana, which this repository cannot know; and by the editor, in each language. */
const grafanas = 'What Grafana itself says';
const editors = 'The editor';

/** The beginnings of the backend's sentences that have an entry: what stands as code in the first column of the tables. */
export function backendEntries(): string[] {
  return entriesUnder((heading) => heading !== grafanas && heading !== editors);
}

/** The same for the editor's. */
export function editorEntries(): string[] {
  return entriesUnder((heading) => heading === editors);
}

function entriesUnder(isWanted: (heading: string) => boolean): string[] {
  return read(page)
    .split(/^## /m)
    .slice(1)
    .filter((section) => isWanted(section.slice(0, section.indexOf('\n'))))
    .flatMap((section) => section.split('\n').filter((line) => line.startsWith('| ')))
    .flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, entry = '']) => entry));
}
