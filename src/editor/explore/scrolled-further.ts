import type { DataFrame, DataQueryRequest } from '@grafana/data';
import { defaultLimit } from '../../model/query';
import type { RuntrailQuery } from '../saved/query';
import { valuesOf } from './values-of';

const moreLines = 10;

/**
 * The request for more lines, where an answer has as many as its limit and all of the moment that its range ends with: to scroll
 * to older lines Grafana asks for what ends with the last one, and takes what it has for the end of all.
 */
export function scrolledFurther(
  request: DataQueryRequest<RuntrailQuery>,
  frames: readonly DataFrame[]
): DataQueryRequest<RuntrailQuery> | undefined {
  const stuck = frames.filter((frame) => {
    const oldest = oldestLine(frame);
    return oldest !== undefined && oldest === request.range.to.valueOf();
  });
  const targets = request.targets.map((target) => {
    const limit = target.limit ?? defaultLimit;
    return stuck.some(({ refId, length }) => refId === target.refId && length >= limit)
      ? { ...target, limit: moreLines * limit }
      : target;
  });
  return targets.some((target, at) => target !== request.targets[at]) ? { ...request, targets } : undefined;
}

/** When it was; lines are newest first. */
function oldestLine(frame: DataFrame): unknown {
  return valuesOf(frame, 'timestamp').at(-1);
}
