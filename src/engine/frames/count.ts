import type { GroupField } from '../../model/event';
import type { Group } from '../columns/groups';
import type { Frame } from '../seam/protocol';
import { typedFrame } from './typed';

/** How many events there are in all; 0 is a number too. */
export function totalFrame(count: number): Frame {
  return typedFrame('numeric-long', [
    { name: 'count', type: 'number', nullable: false, values: Float64Array.of(count) },
  ]);
}

/** How many events each group has; without groups there is no data. */
export function groupCountsFrame(groupBy: readonly GroupField[], groups: readonly Group[]): Frame {
  if (groups.length === 0) {
    return typedFrame('numeric-long');
  }
  return typedFrame('numeric-long', [
    ...groupBy.map((name, index) => ({
      name,
      type: 'string' as const,
      nullable: false,
      values: groups.map(({ words }) => words[index] ?? ''),
    })),
    { name: 'count', type: 'number', nullable: false, values: Float64Array.from(groups, ({ count }) => count) },
  ]);
}
