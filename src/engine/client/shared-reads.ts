import type { Notes } from '../reading/reading';
import { AnswerError, HeldTooMuch } from '../sentences/answer-error';
import type { Signal } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import { CallSignal } from './call-signal';
import { Calls } from './calls';
import { neverFresh, type Expiry } from './expiry';
import { mayJoin, type Freshness } from './freshness';
import { isFresh, mayResume, mayServeStale, type Kept, type Memory } from './memory';
import { MemoryUse, servedFromMemory } from './memory-use';
import { freshBriefly, type Produced, type Remembered } from './produced';
import type { VendorClient } from './client';
import { CallEnded } from './call-ended';

/** What a client collects of all that it waits for. */
interface Waiter {
  readonly calls: Calls;
  /** Said of the answer, whoever reads it. */
  readonly notes: Notes;
  readonly expiry: Expiry;
  readonly freshness: Freshness;
  /** Where it begins anew what was broken off for another one: from when to when that was read, which is as good as fresh. */
  readonly own?: TimeRange | undefined;
}

/** A client as shared reads need it: it starts what others may wait for too. */
export interface SharingClient<C extends VendorClient = VendorClient> extends VendorClient, Waiter {
  throwIfEnded(): void;
  /** A client of its own, not tied to the one who started it. */
  apart(signal: Signal, own?: TimeRange): C;
  within<T>(run: (client: C) => Promise<T>): Promise<T>;
}

/** One read under way, and how many wait for it. */
interface Flight {
  readonly client: Waiter;
  readonly signal: CallSignal;
  readonly result: Promise<unknown>;
  waiting: number;
  /**
   * Of a reading made of other reads: who began it. It ends when that one leaves, as what it reads is charged to that call, or
   * when the time of anyone is up, who gets what there is.
   */
  readonly leader: Waiter | undefined;
  /** Ends when it does so for another one. */
  readonly cut: CallSignal;
  /** What was read after that was fresh when the last of them came, epoch ms. */
  freshSince: number;
  /** What it holds is charged to the one who began it, and with another one it was too much: once is enough to know for the rest. */
  isAnew: boolean;
}

/** Thrown to those who have to begin anew, as the reading that they wait for ends for another one. */
class FlightCut extends Error {}

type Produce<T, C> = (client: C, previous: T | undefined) => Promise<Produced<T>>;

/** Reads by key that several wait for: each under way once, its value kept as long as it says, its errors never. */
export class SharedReads {
  readonly memoryUse = new MemoryUse();
  private readonly flights = new Map<string, Flight>();

  constructor(private readonly memory: Memory) {}

  /** A key always stands for values of one type, so a value found under it is a `T`. */
  async join<T, C extends SharingClient<C>>(
    key: string,
    waiter: C,
    produce: Produce<T, C>,
    isMadeOfReads = false,
    own?: TimeRange,
    isAnew = false
  ): Promise<T> {
    waiter.throwIfEnded();
    const kept = this.memory.get(key);
    const known = this.fresh<T>(kept, waiter);
    if (known !== undefined) {
      return known;
    }
    const now = waiter.host.now();
    const under = this.flights.get(key);
    const isJoined = under !== undefined && mayBoard(under, waiter, own);
    const flight = isJoined ? under : this.start(key, waiter, kept, produce, isMadeOfReads ? waiter : undefined, own);
    flight.freshSince = flight.client.own?.from ?? now - freshBriefly;
    flight.isAnew ||= isAnew;
    try {
      return (await this.wait(key, flight, waiter)) as T;
    } catch (error) {
      if (kept !== undefined && mayServeStale(kept, waiter.host.now(), waiter.freshness) && asksToWait(error)) {
        waiter.notes.counted('shortfall', servedFromMemory(error), kept.madeAt);
        return takeKept(kept, waiter) as T;
      }
      if (isJoined && !flight.isAnew && error instanceof HeldTooMuch) {
        return this.join(key, waiter, produce, isMadeOfReads, own, true);
      }
      if (!(error instanceof FlightCut)) {
        throw error;
      }
    }
    return this.join(key, waiter, produce, isMadeOfReads, { from: flight.freshSince, to: waiter.host.now() });
  }

  /** What is kept and may answer as it is, without a turn of the loop; undefined = there is none. */
  known<T, C extends SharingClient<C>>(key: string, waiter: C): T | undefined {
    waiter.throwIfEnded();
    return this.fresh<T>(this.memory.get(key), waiter);
  }

  private fresh<T>(kept: Kept | undefined, waiter: SharingClient): T | undefined {
    const now = waiter.host.now();
    if (kept === undefined || !isFresh(kept, now, waiter.freshness, waiter.own)) {
      return undefined;
    }
    if (kept.fresh.oldest !== Infinity) {
      this.memoryUse.take(kept.fresh.oldest, now);
    }
    return takeKept(kept, waiter) as T;
  }

  /** Without a wait between what was known and what is: whoever adds at the same moment comes after. A key stands for one type here too. */
  remember<T>(key: string, add: (known: T | undefined) => Remembered<T>): T {
    const kept = this.memory.get(key);
    const remembered = add(kept?.value as T | undefined);
    if (kept !== undefined && kept.value === remembered.value) {
      kept.holding.touch();
      return remembered.value;
    }
    this.memory.keep(key, { ...remembered, freshFor: 0, resumable: 'everyone' }, new Calls());
    return remembered.value;
  }

  private start<T, C extends SharingClient<C>>(
    key: string,
    waiter: C,
    kept: Kept | undefined,
    produce: Produce<T, C>,
    leader: Waiter | undefined,
    own: TimeRange | undefined
  ): Flight {
    const signal = new CallSignal();
    const client = waiter.apart(signal, own);
    const previous = kept !== undefined && mayResume(kept, waiter.freshness) ? kept : undefined;
    if (previous !== undefined) {
      client.calls.include(previous.calls);
    }
    const run = async (reader: C): Promise<T> => {
      const produced = await produce(reader, previous?.value as T | undefined);
      client.calls.finish();
      // What was empty is not kept, and nor is what is made of it.
      if (produced.records === 0 && produced.freshFor > 0) {
        client.expiry.add(neverFresh);
      }
      // What was made of something stale serves those who wait now; it does not replace what is kept.
      if (client.notes.isEmpty && signal.reason === undefined) {
        this.memory.keep(key, produced, client.calls);
      }
      return produced.value;
    };
    const cut = new CallSignal();
    const result = client.within(run);
    const flight: Flight = { client, signal, waiting: 0, result, leader, cut, freshSince: Infinity, isAnew: false };
    this.flights.set(key, flight);
    const leave = (): void => {
      client.calls.finish();
      this.land(key, flight);
    };
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
          waiter.expiry.add(flight.client.expiry);
        }
        return first;
      };
      const leaveOthers = flight.cut.onEnd(() => {
        if (waiter.signal.reason === undefined && settle()) {
          takeBack();
          reject(new FlightCut());
        }
      });
      const takeBack = waiter.signal.onEnd(() => {
        const reason = waiter.signal.reason ?? 'cancelled';
        if (flight.leader !== undefined && (reason === 'deadline' || flight.leader === waiter)) {
          this.cut(key, flight, reason, waiter);
          if (reason === 'deadline') {
            return;
          }
        }
        leaveOthers();
        if (settle()) {
          if (flight.waiting === 0) {
            this.land(key, flight);
            flight.signal.end(reason);
          }
          waiter.expiry.add(neverFresh);
          reject(new CallEnded(reason));
        }
      });
      flight.result.then(
        (value) => {
          takeBack();
          leaveOthers();
          if (settle()) {
            resolve(value);
          }
        },
        (error: unknown) => {
          takeBack();
          leaveOthers();
          if (settle()) {
            waiter.expiry.add(neverFresh);
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        }
      );
    });
  }

  /**
   * Ends it for one of those who wait. The others begin anew, from what was read and is under way, before that may end with it;
   * not those of the same call, whose signals end in this very moment.
   */
  private cut(key: string, flight: Flight, reason: CallEnded['reason'], { host }: SharingClient): void {
    const isAlone = flight.waiting === 1;
    this.land(key, flight);
    if (isAlone) {
      flight.signal.end(reason);
    } else {
      void Promise.resolve()
        .then(() => flight.cut.end(reason))
        .then(() => host.turn())
        .then(() => flight.signal.end(reason));
    }
  }

  private land(key: string, flight: Flight): void {
    if (this.flights.get(key) === flight) {
      this.flights.delete(key);
    }
  }
}

/**
 * A reading made of other reads is joined no longer than these would still be taken from memory; one that was begun anew by those
 * alone who waited for what it goes on from.
 */
function mayBoard({ client, leader }: Flight, waiter: SharingClient, own: TimeRange | undefined): boolean {
  const isAsGood = (): boolean =>
    client.own === undefined
      ? waiter.host.now() < client.expiry.until
      : own !== undefined && own.from <= client.own.from;
  return mayJoin(client.freshness, waiter.freshness) && (leader === undefined || isAsGood());
}

function takeKept(kept: Kept, waiter: SharingClient): unknown {
  kept.holding.touch();
  waiter.calls.include(kept.calls);
  waiter.expiry.add(kept.fresh);
  return kept.value;
}

function asksToWait(error: unknown): error is AnswerError {
  return error instanceof AnswerError && error.waitUntil !== undefined;
}
