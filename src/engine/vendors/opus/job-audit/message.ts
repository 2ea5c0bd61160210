import { classify } from '../../../columns/classify';
import { dictionaryOf } from '../../../columns/dictionary-of';
import { minus } from '../../../columns/minus';
import type { Events } from '../../../events/events';
import type { DictionaryColumn, NumberColumn } from '../../../seam/column';
import type { Host } from '../../../seam/host';
import { durationText } from '../../../sentences/duration';
import { oneLine } from '../../../sentences/quoted';

type NodeWords = Pick<Events, 'event' | 'outcome' | 'target' | 'time' | 'end'>;

/** Opus gives no messages: `Extract completed in 5.1 s`, `Review waits`, `Send failed after 3 min`. */
export function messageOf({ event, outcome, target, time, end }: NodeWords, host: Host) {
  const took = durations(minus(end, time, host));
  const verb = classify(host, [event, outcome, took], phrase);
  const name = classify(host, [target], (text) => (text === null || text === '' ? 'A node without a name' : text));
  return host.columns.join(event.codes.length, [name, ' ', verb]);
}

function phrase(word: string | null, outcome: string | null, took: string | null): string {
  switch (outcome) {
    case 'success':
      return took === null ? 'completed' : `completed in ${took}`;
    case 'failure': {
      const failed = /^timed[\s_-]*out$/i.test(word ?? '') ? 'timed out' : 'failed';
      return took === null ? failed : `${failed} after ${took}`;
    }
    case 'running':
      return 'is running';
    case 'waiting':
      return /review/i.test(word ?? '') ? 'waits for a review' : 'waits';
    case 'stopped':
      return took === null ? 'was stopped' : `was stopped after ${took}`;
    case 'skipped':
      return 'was skipped';
    default:
      return `is in a state that Runtrail does not know: ${oneLine(word ?? 'none')}`;
  }
}

/** A job has few nodes. */
function durations({ values }: NumberColumn): DictionaryColumn {
  return dictionaryOf(
    Array.from(values, (milliseconds) => (Number.isNaN(milliseconds) ? null : durationText(milliseconds)))
  );
}
