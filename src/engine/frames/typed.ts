import type { Field, Frame } from '../seam/protocol';

type FrameType = 'numeric-long' | 'timeseries-multi';

/** A frame of Grafana's data plane; without fields it says "no data of this type". */
export function typedFrame(type: FrameType, fields: Field[] = []): Frame {
  return { meta: { type, typeVersion: [0, 1] }, fields };
}
