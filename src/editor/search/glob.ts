import { literalPattern } from './literal-pattern';

/** `web-*` as a pattern for whole values. */
export function globPattern(glob: string): string {
  return `^${glob.split('*').map(literalPattern).join('.*')}$`;
}

/** What makes this pattern; undefined where nothing does. */
export function globOf(pattern: string): string | undefined {
  const glob = pattern.slice(1, -1).replaceAll('.*', '*').replace(/\\(.)/g, '$1');
  return globPattern(glob) === pattern ? glob : undefined;
}
