import type { Notes } from '../reading/reading';
import { AnswerError } from '../sentences/answer-error';
import type { Signal } from '../seam/host';
import { CallSignal } from './call-signal';
import type { Calls } from './calls';
import type { Freshness } from './freshness';
import { mayJoin } from './freshness';
import { isFresh, isOfAMoment, mayResume, mayServeStale } from './memory';
import type { Kept, Memory } from './memory';
import { MemoryUse, servedFromMemory } from './memory-use';
import type { Produced } from './produced';
import type { VendorClient } from './client';
import { CallEnded } from './call-ended';

/** A client as shared reads need it: what it waits for is noted in it, and it starts what others may wait for too. */
export interface SharingClient extends VendorClient {
  readonly calls: Calls;
  /** Said of the answer, whoever reads it. */
  readonly notes: Notes;
  readonly freshness: Freshness;
  throwIfEnded(): void;
  /** A client of its own, not tied to the one who started it. */
  apart(signal: Signal): SharingClient;
}

/** One read under way, and how many wait for it. */
interface Flight {
  readonly client: SharingClient;
  readonly signal: CallSignal;
  readonly result: Promise<unknown>;
  waiting: number;
}

type Produce<T> = (client: VendorClient, previous: T | undefined) => Promise<Produced<T>>;

/** Reads by key that several wait for: each under way once, its value kept as long as it says, its errors never. */
export class SharedReads {
  readonly memoryUse = new MemoryUse();
  private readonly flights = new Map<string, Flight>();

  constructor(private readonly memory: Memory) {}

  /** A key always stands for values of one type, so a value found under it is a `T`. */
  async join<T>(key: string, waiter: SharingClient, produce: Produce<T>): Promise<T> {
    waiter.throwIfEnded();
    const kept = this.memory.get(key);
    const now = waiter.host.now();
    if (kept !== undefined && isFresh(kept, now, waiter.freshness)) {
      if (isOfAMoment(kept)) {
        this.memoryUse.take(kept.madeAt, now);
      }
      return takeKept(kept, waiter) as T;
    }
    const under = this.flights.get(key);
    const flight =
      under !== undefined && mayJoin(under.client.freshness, waiter.freshness)
        ? under
        : this.start(key, waiter, kept, produce);
    try {
      return (await this.wait(key, flight, waiter)) as T;
    } catch (error) {
      if (kept !== undefined && mayServeStale(kept, waiter.host.now(), waiter.freshness) && asksToWait(error)) {
        waiter.notes.counted('shortfall', servedFromMemory(error), kept.madeAt);
        return takeKept(kept, waiter) as T;
      }
      throw error;
    }
  }

  private start<T>(key: string, waiter: SharingClient, kept: Kept | undefined, produce: Produce<T>): Flight {
    const signal = new CallSignal();
    const client = waiter.apart(signal);
    const previous = kept !== undefined && mayResume(kept, waiter.freshness) ? kept : undefined;
    if (previous !== undefined) {
      client.calls.include(previous.calls);
    }
    const run = async (reader: VendorClient): Promise<T> => {
      const produced = await produce(reader, previous?.value as T | undefined);
      // What was made of something stale serves those who wait now; it does not replace what is kept.
      if (client.notes.isEmpty) {
        this.memory.keep(key, produced, client.calls);
      }
      return produced.value;
    };
    const flight: Flight = { client, signal, waiting: 0, result: client.within(run) };
    this.flights.set(key, flight);
    const leave = (): void => this.land(key, flight);
    flight.result.then(leave, leave);
    return flight;
  }

  /** The flight's result, or the end of the waiter's own signal, whichever comes first. */
  private wait(key: string, flight: Flight, waiter: SharingClient): Promise<unknown> {
    flight.waiting++;
    waiter.calls.include(flight.client.calls);
    return new Promise((resolve, reject) => {
      let done = false;
      const settle = (): boolean => {
        const first = !done;
        done = true;
        if (first) {
          flight.waiting--;
          waiter.notes.takeAll(flight.client.notes);
        }
        return first;
      };
      const takeBack = waiter.signal.onEnd(() => {
        const reason = waiter.signal.reason ?? 'cancelled';
        if (settle()) {
          if (flight.waiting === 0) {
            this.land(key, flight);
            flight.signal.end(reason);
          }
          reject(new CallEnded(reason));
        }
      });
      flight.result.then(
        (value) => {
          takeBack();
          if (settle()) {
            resolve(value);
          }
        },
        (error: unknown) => {
          takeBack();
          if (settle()) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        }
      );
    });
  }

  private land(key: string, flight: Flight): void {
    if (this.flights.get(key) === flight) {
      this.flights.delete(key);
    }
  }
}

function takeKept(kept: Kept, waiter: SharingClient): unknown {
  kept.holding.touch();
  waiter.calls.include(kept.calls);
  return kept.value;
}

function asksToWait(error: unknown): error is AnswerError {
  return error instanceof AnswerError && error.waitUntil !== undefined;
}
