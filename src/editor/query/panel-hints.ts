import { formatOf } from '../../model/formats';
import type { RuntrailQuery } from '../saved/query';
import { text } from '../text';
import type { Hint } from './Hints';

/** Types of panels that make one number of a column, the last one, unless their options say otherwise. */
const reducing = ['stat', 'gauge', 'bargauge', 'piechart'];

/** What is true of a query in a panel of a type. */
export function panelHints({ format, groupBy = [] }: RuntrailQuery, panel: string | undefined): Hint[] {
  const { needs, takes } = formatOf(format) ?? {};
  const isOfRows = needs === 'runs' || (takes?.groups && !takes.interval && groupBy.length > 0);
  return isOfRows && reducing.includes(panel ?? '')
    ? [{ severity: 'info', sentence: text.query.groupBy.lastAlone }]
    : [];
}
