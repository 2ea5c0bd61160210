import type { GroupField } from '../../model/event';
import type { Groups } from '../columns/groups';
import type { Field, Frame } from '../seam/protocol';
import { typedFrame } from './typed';

/** How many events there are in all; 0 is a number too. */
export function totalFrame(count: number): Frame {
  return typedFrame('numeric-long', [countField(Float64Array.of(count))]);
}

/** How many events each group has; without groups there is no data. */
export function groupCountsFrame(groupBy: readonly GroupField[], { words, counts }: Groups): Frame {
  if (counts.length === 0) {
    return typedFrame('numeric-long');
  }
  const fields = groupBy.flatMap((name, place): Field[] => {
    const values = words[place];
    return values === undefined ? [] : [{ name, type: 'string', nullable: false, values }];
  });
  return typedFrame('numeric-long', [...fields, countField(counts)]);
}

function countField(values: Float64Array): Field {
  return { name: 'count', type: 'number', nullable: false, values };
}
