import type { Format } from '../../model/query';
import type { QueryTypeModel } from '../../model/vendors';

/** The formats that editors offer, in their order. */
export const offeredFormats: readonly Format[] = [
  'table',
  'count',
  'countOverTime',
  'progress',
  'annotations',
  'values',
];

/** The offered formats of a query type, and the saved one, so that nothing saved is shown as something else. */
export function shownFormats(queryType: QueryTypeModel, saved: Format): Format[] {
  return [...offeredFormats, saved].filter(
    (format, index, all) => all.indexOf(format) === index && (format === saved || queryType.formats.includes(format))
  );
}
