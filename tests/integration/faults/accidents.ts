import type { Simulator } from '../../simulators/base/simulator';
import type { Ask } from '../vendors/vendor-under-test';

/** What differs from run to run, in angle brackets. */
export function withoutAccidents(text: string, simulator: Simulator, asked: Ask): string {
  const ids = typeof asked === 'object' && 'query' in asked ? Object.values(asked.query).flat() : [];
  const ownIds = ids.filter((id): id is string => typeof id === 'string' && /^[\da-f-]+$/.test(id));
  return (
    ownIds
      .reduce((plain, id) => plain.replaceAll(id, '<id>'), text)
      .replaceAll(new URL(simulator.url).host, '<host>')
      .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<time>')
      .replace(/\b\d\d:\d\d:\d\dZ/g, '<time>')
      .replace(/\b\d+ (h|min)( \d+ (min|s))?(?= in the future)|\b\d+ h( \d+ min)?/g, '<duration>')
      // which of several calls at once met the fault itself
      .replace(/ Served from memory as of <time>\. \w+ asked to wait[^.]*\./g, '')
      // calls at once that met it in two seconds
      .replace(/(Served from memory as of <time>\. \w+ asks to wait[^.]*\.)( \1)+/g, '$1')
      .replace(/ Plan runs are not among the jobs: Puppet asked to wait[^.]*\./g, '')
      .replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, '<id>')
      .replace(/\b[1-9]\d{3,}\b/g, '<id>')
  );
}
