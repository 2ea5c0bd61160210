import type { Fault } from './fault';
import { canSpoil, isQuiet } from './quiet-fault';
import type { Random } from './random';
import type { RecordsAt } from './records';

/** Which faults are set, and whose turn it is. */
export class FaultBook {
  private entries: Entry[] = [];

  constructor(private readonly random: Random) {}

  add(...faults: readonly Fault[]): void {
    this.entries.push(
      ...faults.map((fault) => ({ fault, pattern: patternOf(fault.endpoint), met: 0, gone: 0, recent: [] }))
    );
  }

  clear(): void {
    this.entries = [];
  }

  get list(): ReadonlyArray<Fault & { gone: number }> {
    return this.entries.map(({ fault, gone }) => ({ ...fault, gone }));
  }

  /** The fault that this request meets, if any. */
  meet(method: string, path: string, records: RecordsAt | undefined): Fault | undefined {
    for (const entry of this.entries) {
      // what has nothing that the fault could spoil is not one of its `times`
      if ((!isQuiet(entry.fault) || canSpoil(entry.fault, records)) && this.isDue(entry, `${method} ${path}`)) {
        entry.gone++;
        return entry.fault;
      }
    }
    return undefined;
  }

  private isDue(entry: Entry, call: string): boolean {
    const { skip = 0, times = Infinity, chance = 1 } = entry.fault;
    if (!entry.pattern.test(call) || entry.met++ < skip || entry.gone >= times) {
      return false;
    }
    if (entry.fault.kind === 'throttle' && !isAbove(entry.fault.requestsPerSecond, entry.recent)) {
      return false;
    }
    return chance >= 1 || this.random.chance(chance);
  }
}

interface Entry {
  fault: Fault;
  pattern: RegExp;
  met: number;
  gone: number;
  /** Real times of the calls of the last second that were let through. */
  recent: number[];
}

function isAbove(requestsPerSecond: number, recent: number[]): boolean {
  const now = performance.now();
  while (recent[0] !== undefined && recent[0] < now - 1000) {
    recent.shift();
  }
  if (recent.length >= requestsPerSecond) {
    return true;
  }
  recent.push(now);
  return false;
}

function patternOf(endpoint = '**'): RegExp {
  const source = endpoint
    .split('**')
    .map((part) => part.split('*').map(escaped).join('[^/]*'))
    .join('.*');
  return new RegExp(`^${endpoint.includes(' ') ? '' : '\\S+ '}${source}$`);
}

function escaped(part: string): string {
  return part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
