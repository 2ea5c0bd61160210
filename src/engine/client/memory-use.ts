import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import type { AnswerError } from '../sentences/answer-error';
import { utcText } from '../sentences/utc-text';

const most = 100;

/** What panels took from memory without asking the vendor, and what it said when it last asked to wait. */
export class MemoryUse {
  private readonly taken: Array<{ madeAt: number; at: number }> = [];
  private wait: { error: AnswerError; heardAt: number } | undefined;

  /** @param madeAt when what was taken was made @param at epoch ms */
  take(madeAt: number, at: number): void {
    this.taken.push({ madeAt, at });
    if (this.taken.length > most) {
      this.taken.shift();
    }
  }

  hearWait(error: AnswerError, heardAt: number): void {
    this.wait = { error, heardAt };
  }

  /** While the vendor asks to wait, what was fresh enough not to ask is as old as it is: nobody knows what happened since. */
  note(began: number, now: number, notes: Notes): void {
    const { error, heardAt } = this.wait ?? {};
    if (error === undefined || ((heardAt ?? 0) < began && (error.waitUntil ?? 0) <= now)) {
      return;
    }
    const ages = this.taken.filter(({ at }) => at >= began).map(({ madeAt }) => madeAt);
    if (ages.length > 0) {
      notes.counted('shortfall', servedFromMemory(error), Math.min(...ages));
    }
  }
}

/** Said once for all parts of an answer, with the age of the oldest and the last of the moments until which to wait. */
export function servedFromMemory({ message, waitUntil }: AnswerError): Countable {
  const reason = message.replace(utcText(waitUntil ?? Number.NaN), '');
  return {
    key: `memory ${reason}`,
    sentence: (madeAt) => `Served from memory as of ${utcText(madeAt)}. ${message}`,
    combine: Math.min,
  };
}
