import type { DataQueryRequest } from '@grafana/data';
import { takesOf } from '../../model/formats';
import { readInterval } from '../../model/interval';
import { zoneName } from '../query/zone-name';
import type { RuntrailQuery } from '../saved/query';
import { isVolume } from './volume-query';
import { readableInterval } from './readable-interval';

/** A request of Explore in which counts over time without an interval get one that people can read; the volume has Grafana's. */
export function exploreRequest(request: DataQueryRequest<RuntrailQuery>): DataQueryRequest<RuntrailQuery> {
  const { range, intervalMs, timezone, targets } = request;
  const interval = readableInterval(range.to.valueOf() - range.from.valueOf(), intervalMs);
  const isCalendar = readInterval(interval)?.kind === 'calendar';
  return {
    ...request,
    targets: targets.map((target) =>
      takesOf(target.format).interval && (target.interval ?? 'auto') === 'auto' && !isVolume(target)
        ? { ...target, interval, ...(isCalendar && { timeZone: zoneName(timezone) }) }
        : target
    ),
  };
}
