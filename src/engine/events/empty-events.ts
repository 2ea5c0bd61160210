import type { Events } from './events';
import type { Host } from '../seam/host';
import type { DictionaryColumn } from '../seam/column';

const nothing = (): DictionaryColumn => ({ kind: 'dictionary', codes: new Int32Array(0), values: [] });

/** Events of length 0. */
export function emptyEvents(host: Host): Events {
  return {
    length: 0,
    time: { kind: 'number', values: new Float64Array(0) },
    end: { kind: 'number', values: new Float64Array(0) },
    event: nothing(),
    outcome: nothing(),
    effect: nothing(),
    actor: nothing(),
    target: nothing(),
    run: nothing(),
    message: host.columns.join(0, []),
    eventId: host.columns.join(0, []),
  };
}
