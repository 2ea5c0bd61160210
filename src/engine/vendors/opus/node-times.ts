import type { Host } from '../../seam/host';

const stride = 5_000;
/** The furthest time that a date can hold, epoch ms. */
const furthest = 8.64e15;

/** When nodes ran, epoch ms; NaN where that is not known. */
export interface NodeTimes {
  time: Float64Array;
  /** NaN for what still goes on. */
  end: Float64Array;
  /** How many nodes have a start. */
  started: number;
  /** When the last one ended; NaN where none has. */
  lastEnd: number;
}

/**
 * @param starts epoch ms @param durations ms; of a node that goes on, how long it does
 * @param goesOn 1 where a node runs or waits by its own word
 * @param jobEnded nothing goes on any more, whatever a node's word is: it ended with the job
 */
export async function nodeTimes(
  starts: Float64Array,
  durations: Float64Array,
  goesOn: Uint8Array,
  jobEnded: boolean,
  host: Host
): Promise<NodeTimes> {
  const time = new Float64Array(starts.length).fill(NaN);
  const end = new Float64Array(starts.length).fill(NaN);
  const unended: number[] = [];
  let started = 0;
  let lastEnd = NaN;
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row] ?? NaN;
    if (start > 0 && start <= furthest) {
      started++;
      time[row] = Math.floor(start);
      const open = goesOn[row] === 1;
      const ended = open && !jobEnded ? NaN : Math.floor(start + (durations[row] ?? NaN));
      if (ended >= start && ended <= furthest) {
        end[row] = ended;
        lastEnd = Number.isNaN(lastEnd) ? ended : Math.max(lastEnd, ended);
      } else if (open && jobEnded) {
        unended.push(row);
      }
    }
    if (row % stride === stride - 1) {
      await host.turn();
    }
  }
  for (const row of unended) {
    const start = time[row] ?? NaN;
    end[row] = lastEnd > start ? lastEnd : start;
  }
  return { time, end, started, lastEnd };
}
