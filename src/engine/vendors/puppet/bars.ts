import { concatenateEvents } from '../../columns/concatenate-events';
import type { DictionaryColumn } from '../../columns/column';
import type { Events } from '../../events';
import type { Host } from '../../host';
import { endOf } from './job';
import type { Job } from './job';

const stride = 5_000;

const begins = 'node_running';
const ends = ['node_finished', 'node_failed', 'node_errored', 'node_skipped'];
const closes = ['job_finished', 'job_aborted'];

/**
 * A job's events with the runs of its nodes as bars: an outcome event begins with its node's `node_running`, which is
 * gone then. What only the job's finish closes ends with the job, its outcome unknown; what nothing closes goes on.
 */
export async function barsOf(job: Job, pieces: readonly Events[], host: Host): Promise<Events> {
  const events = concatenateEvents(pieces, host);
  const time = events.time.values.slice();
  const end = events.end.values.slice();
  const word = events.event.values.map((value) => kindOf(value));
  const open = new Map<number, number>();
  const unended: number[] = [];
  let finish = endOf(job);
  for (let row = 0; row < events.length; row++) {
    const at = time[row] ?? NaN;
    const kind = Number.isNaN(at) ? undefined : word[events.event.codes[row] ?? -1];
    const node = events.target.codes[row] ?? -1;
    const begun = open.get(node);
    if (kind === 'closes') {
      finish = at;
    } else if (kind === 'begins' && node >= 0) {
      unended.push(...(begun === undefined ? [] : [begun]));
      open.set(node, row);
    } else if (kind === 'ends' && begun !== undefined) {
      open.delete(node);
      end[row] = at;
      time[row] = time[begun] ?? NaN;
      time[begun] = NaN;
    }
    if (row % stride === stride - 1) {
      await host.turn();
    }
  }
  unended.push(...open.values());
  if (!Number.isNaN(finish)) {
    unended.forEach((row) => {
      end[row] = Math.max(finish, time[row] ?? NaN);
    });
  }
  return {
    ...events,
    time: { kind: 'number', values: time },
    end: { kind: 'number', values: end },
    outcome: Number.isNaN(finish) ? events.outcome : withUnknown(events.outcome, unended),
  };
}

function kindOf(event: string): 'begins' | 'ends' | 'closes' | undefined {
  if (event === begins) {
    return 'begins';
  }
  return ends.indexOf(event) >= 0 ? 'ends' : closes.indexOf(event) >= 0 ? 'closes' : undefined;
}

function withUnknown(outcome: DictionaryColumn, rows: readonly number[]): DictionaryColumn {
  const values = outcome.values.indexOf('unknown') < 0 ? [...outcome.values, 'unknown'] : outcome.values;
  const codes = outcome.codes.slice();
  rows.forEach((row) => {
    codes[row] = values.indexOf('unknown');
  });
  return { kind: 'dictionary', codes, values };
}
