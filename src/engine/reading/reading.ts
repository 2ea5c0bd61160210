import { keyOf } from './lack';
import type { Countable, Lack } from './lack';
import type { FilterField } from '../../model/event';
import type { Notice } from '../seam/protocol';

/**
 * What was read, in one envelope with what is missing from it. The value can only be taken out into the notes of whoever
 * goes on with it, so that what one reading lacks is said of everything made of it.
 */
export class Reading<T> {
  /** Made by `Notes.reading` and `whole` alone. */
  constructor(
    private readonly value: T,
    private readonly lacks: readonly Lack[]
  ) {}

  open(add: (lack: Lack) => void): T {
    this.lacks.forEach(add);
    return this.value;
  }
}

/** A reading of which its writer says that nothing is missing. */
export function whole<T>(value: T): Reading<T> {
  return new Reading(value, []);
}

/** Collects what is to be said of an answer while its parts are read. */
export class Notes {
  private readonly lacks = new Map<string, Lack>();

  get isEmpty(): boolean {
    return this.lacks.size === 0;
  }

  /** The value; what it lacks is from now on said of this answer too. */
  take<T>(reading: Reading<T>): T {
    return reading.open((lack) => this.add(lack));
  }

  /** Says that a number in the answer may be wrong, in a sentence that a person can act on. */
  shortfall(text: string): void {
    this.add({ kind: 'shortfall', text });
  }

  notice(text: string, severity: Notice['severity'] = 'info'): void {
    this.add({ kind: 'notice', text, severity });
  }

  /** Says nothing where the count is 0. */
  counted(as: 'shortfall' | 'notice', what: Countable, count: number): void {
    if (count > 0) {
      this.add({ kind: 'counted', as, what, count });
    }
  }

  unread(field: FilterField, what: Countable, count: number): void {
    if (count > 0) {
      this.add({ kind: 'unread', field, what, count });
    }
  }

  /** The value with all that was noted until now. */
  reading<T>(value: T): Reading<T> {
    return new Reading(value, Array.from(this.lacks.values()));
  }

  /** The sentences. @param dependsOn the fields that decide the answer */
  sentences(dependsOn: ReadonlySet<FilterField>): { shortfalls: string[]; notices: Notice[] } {
    const shortfalls: string[] = [];
    const notices: Notice[] = [];
    this.lacks.forEach((lack) => {
      const text = 'text' in lack ? lack.text : lack.what.sentence(lack.count);
      const isShortfall =
        lack.kind === 'shortfall' ||
        (lack.kind === 'counted' && lack.as === 'shortfall') ||
        (lack.kind === 'unread' && dependsOn.has(lack.field));
      if (isShortfall) {
        shortfalls.push(text);
      } else {
        notices.push({ severity: lack.kind === 'notice' ? lack.severity : 'info', text });
      }
    });
    return { shortfalls, notices };
  }

  private add(lack: Lack): void {
    const key = keyOf(lack);
    const known = this.lacks.get(key);
    this.lacks.set(
      key,
      known !== undefined && 'count' in known && 'count' in lack ? { ...lack, count: known.count + lack.count } : lack
    );
  }
}
