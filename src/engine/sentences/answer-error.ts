/** An answer that is an error: one sentence a person can act on, with an HTTP-like status. Never carries secrets. */
export class AnswerError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** `plugin` only for bugs; a person's wrong input and a vendor's failure are `downstream`. */
    readonly source: 'downstream' | 'plugin' = 'downstream',
    /** When the vendor may be called again, epoch ms; it asked to wait. */
    readonly waitUntil?: number,
    /** What is wrong, for who decides by it whether to go on without what was asked for. */
    readonly what?: Wrong
  ) {
    super(message);
    this.name = 'AnswerError';
  }
}

/**
 * The server, or the way to it, failed, as it would whatever is asked for; the credentials are refused; there is no such thing;
 * it was asked for wrongly.
 */
export type Wrong = 'server' | 'credentials' | 'missing' | 'badRequest';

/** What a person asked for cannot be. */
export function badRequest(message: string): AnswerError {
  return new AnswerError(message, 400, 'downstream', undefined, 'badRequest');
}

/** Whoever asked holds as much as one may: it says nothing to others who wait for the same. */
export class HeldTooMuch extends AnswerError {}
