import type { FilterField } from '../../model/event';
import type { Notice } from '../seam/protocol';
import { keyOf, type Countable, type Lack } from './lack';

interface Contents<T> {
  value: T;
  lacks: readonly Lack[];
}

let contentsOf: <T>(reading: Reading<T>) => Contents<T>;

/**
 * What was read, in one envelope with what is missing from it. The value can only be taken out into the notes of whoever
 * goes on with it, so that what one reading lacks is said of everything made of it.
 */
export class Reading<T> {
  static {
    contentsOf = (reading) => reading.#contents;
  }

  readonly #contents: Contents<T>;

  /** Made by `Notes.reading` and `whole` alone. */
  constructor(contents: Contents<T>) {
    this.#contents = contents;
  }
}

/** Fields as they are asked for: an answer that lacks nothing never asks, so that no set is made for each. */
export type FieldSet = Pick<ReadonlySet<FilterField>, 'has'>;

/** A reading of which its writer says that nothing is missing. */
export function whole<T>(value: T): Reading<T> {
  return new Reading({ value, lacks: [] });
}

/** Collects what is to be said of an answer while its parts are read. */
export class Notes {
  /** Each once: what reached an answer by several ways is not counted twice. */
  private readonly lacks = new Set<Lack>();

  get isEmpty(): boolean {
    return this.lacks.size === 0;
  }

  /** Whatever the query: something is missing. */
  get hasShortfall(): boolean {
    return Array.from(this.lacks).some((lack) => isShortfall(lack, new Set()));
  }

  /** Something is not there, or not known, that a query may depend on. */
  get hasUnknown(): boolean {
    return Array.from(this.lacks).some(({ kind }) => kind === 'unknown');
  }

  /** The value; what it lacks is from now on said of this answer too. */
  take<T>(reading: Reading<T>): T {
    const { value, lacks } = contentsOf(reading);
    // Most lack nothing, and there are many.
    if (lacks.length > 0) {
      lacks.forEach((lack) => this.lacks.add(lack));
    }
    return value;
  }

  /** What others noted is said of this answer too. */
  takeAll(others: Notes): void {
    others.lacks.forEach((lack) => this.lacks.add(lack));
  }

  /** Says that a number in the answer may be wrong, in a sentence that a person can act on. */
  shortfall(text: string): void {
    this.lacks.add({ kind: 'shortfall', text });
  }

  notice(text: string, severity: Notice['severity'] = 'info'): void {
    this.lacks.add({ kind: 'notice', text, severity });
  }

  /** Says nothing where the count is 0. */
  counted(as: 'shortfall' | 'notice', what: Countable, count: number): void {
    if (count > 0) {
      this.lacks.add({ kind: 'counted', as, what, count });
    }
  }

  /** Values of a field that could not be read: a shortfall where the query depends on that field, else a notice. */
  unreadable(field: FilterField, what: Countable, count: number): void {
    if (count > 0) {
      this.lacks.add({ kind: 'unreadable', field, what, count });
    }
  }

  /** Values of a field that are not there, or not known: a shortfall where the query depends on that field, else nothing. */
  unknown(field: FilterField, what: Countable, count: number): void {
    if (count > 0) {
      this.lacks.add({ kind: 'unknown', field, what, count });
    }
  }

  /** The value with all that was noted until now. */
  reading<T>(value: T): Reading<T> {
    return new Reading({ value, lacks: Array.from(this.lacks) });
  }

  /**
   * The sentences, each once and counts added up. @param dependsOn the fields that decide the answer, @param needs and of those
   * the ones of which a value must be there
   */
  sentences(dependsOn: FieldSet, needs = dependsOn): { shortfalls: string[]; notices: Notice[] } {
    const shortfalls: string[] = [];
    const notices: Notice[] = [];
    summed(this.lacks).forEach((lack) => {
      const text = 'text' in lack ? lack.text : lack.what.sentence(lack.count);
      if (isShortfall(lack, lack.kind === 'unknown' ? needs : dependsOn)) {
        shortfalls.push(text);
      } else if (lack.kind !== 'unknown') {
        notices.push({ severity: lack.kind === 'notice' ? lack.severity : 'info', text });
      }
    });
    return { shortfalls, notices };
  }
}

function summed(lacks: ReadonlySet<Lack>): ReadonlyMap<string, Lack> {
  const byKey = new Map<string, Lack>();
  lacks.forEach((lack) => {
    const key = keyOf(lack);
    const known = byKey.get(key);
    if ('count' in lack && known !== undefined && 'count' in known) {
      const { combine = add } = lack.what;
      byKey.set(key, { ...lack, count: combine(known.count, lack.count) });
    } else {
      byKey.set(key, lack);
    }
  });
  return byKey;
}

function add(one: number, other: number): number {
  return one + other;
}

function isShortfall(lack: Lack, dependsOn: FieldSet): boolean {
  switch (lack.kind) {
    case 'shortfall':
      return true;
    case 'notice':
      return false;
    case 'counted':
      return lack.as === 'shortfall';
    case 'unreadable':
    case 'unknown':
      return dependsOn.has(lack.field);
    default:
      return lack satisfies never;
  }
}
