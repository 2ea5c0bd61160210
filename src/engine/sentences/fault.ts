import type { BodyProblem, FetchFailure, HttpAnswer } from '../seam/host';

/** Why an answer cannot be used, as data: the sentence is made by `sentences/fault-error.ts`, from who asked. */
export type Fault =
  /** No HTTP answer. */
  | { kind: 'failure'; failure: FetchFailure }
  /** An error that the vendor's API explains, whatever its status. */
  | VendorFault
  /** A status that is no success, and no more is known. */
  | { kind: 'status'; answer: HttpAnswer }
  /** A success whose body is not the vendor's API. */
  | { kind: 'body'; problem: BodyProblem; answer: HttpAnswer };

export interface VendorFault {
  kind: 'vendor';
  what:
    | 'missing'
    /** There is nothing like it at that address: not this one thing is missing. */
    | 'noRoute'
    | 'unauthenticated'
    | 'needsLogin'
    | 'forbidden'
    /** Asked wrongly, as for an id that cannot be. */
    | 'badRequest'
    /** For another reason than what was asked for. */
    | 'refused'
    | 'throttled'
    | 'failed';
  /** The case among several of its kind, in a word of the vendor's folder: `token-expired`. */
  why?: string | undefined;
  /** HTTP-like, as people are told. */
  status: number;
  /** The vendor's own words, not yet quoted. */
  said?: string | undefined;
  /** When the vendor may be called again, epoch ms. */
  waitUntil?: number | undefined;
}

/** The vendor answered that there is no such thing. */
export function isMissing(fault: Fault): boolean {
  return fault.kind === 'vendor' ? fault.what === 'missing' : statusOf(fault) === 404;
}

/** The vendor answered that it was asked wrongly, as for an id that cannot be. */
export function isBadRequest(fault: Fault): boolean {
  return fault.kind === 'vendor' ? fault.what === 'badRequest' : statusOf(fault) === 400;
}

/** What is meant by an answer to who asks for a list that not every server or credential has. */
export function unlisted(answered: Fault): VendorFault {
  return { kind: 'vendor', what: 'missing', why: 'unlisted', status: statusOf(answered) };
}

/** HTTP-like; 0 where no answer came. */
export function statusOf(fault: Fault): number {
  switch (fault.kind) {
    case 'vendor':
      return fault.status;
    case 'status':
      return fault.answer.status;
    case 'body':
      return 502;
    case 'failure':
      return 0;
    default:
      return fault satisfies never;
  }
}
