import type { SecretState } from '../seam/protocol';
import { AnswerError, HeldTooMuch, type Wrong } from './answer-error';
import { credentials } from './credentials';
import type { Ask } from './ask';
import { bodyError } from './body-error';
import { failureError, waitSentence } from './failure-error';
import { isBadRequest, isMissing, statusOf, type Fault, type VendorFault } from './fault';
import type { Place } from './place';
import { reasonSuffix } from './quoted';
import { noRouteSentence, statusError } from './status-error';

/** What a vendor's own words may depend on beside the fault. */
export interface KnownOfConnection {
  readonly url: string;
  readonly secrets: Readonly<Record<string, SecretState>>;
  /** Epoch ms. */
  readonly now: number;
}

/** A vendor's own words for what it alone knows, e.g. where a new token is made; undefined = the general ones will do. */
export type Explain = (fault: VendorFault, ask: Ask, known: KnownOfConnection) => string | undefined;

/**
 * The one place where a fault becomes a sentence: from what went wrong and from what was asked.
 * @param explained by the vendor itself, where it is the vendor's fault and there are words for it
 */
export function faultError(fault: Fault, ask: Ask, place: Place, explained: string | undefined): AnswerError {
  const { message, status, source, waitUntil } = errorOf(fault, ask, place, explained);
  const Told = fault.kind === 'failure' && fault.failure.failure === 'tooMuch' ? HeldTooMuch : AnswerError;
  return new Told(message, status, source, waitUntil, wrongIn(fault));
}

function wrongIn(fault: Fault): Wrong | undefined {
  if (isServers(fault)) {
    return 'server';
  }
  if (isCredentials(fault)) {
    return 'credentials';
  }
  return isMissing(fault) ? 'missing' : isBadRequest(fault) ? 'badRequest' : undefined;
}

function isCredentials(fault: Fault): boolean {
  return fault.kind === 'vendor'
    ? fault.what === 'unauthenticated' || fault.what === 'needsLogin'
    : statusOf(fault) === 401;
}

/** Not what only this answer is: too large, too slow, of a shape that nobody reads. */
function isServers(fault: Fault): boolean {
  switch (fault.kind) {
    case 'failure':
      return !['tooLarge', 'tooMuch', 'timeout', 'cancelled'].includes(fault.failure.failure);
    case 'body':
      return false;
    default:
      return isNoRoute(fault) || statusOf(fault) >= 500 || statusOf(fault) === 429;
  }
}

/** A 404 that the vendor's API does not explain says nothing of the one thing that was asked for. */
function isNoRoute(fault: Fault): boolean {
  return fault.kind === 'vendor' ? fault.what === 'noRoute' : statusOf(fault) === 404;
}

function errorOf(fault: Fault, ask: Ask, place: Place, explained: string | undefined): AnswerError {
  switch (fault.kind) {
    case 'failure':
      return failureError(fault.failure, place);
    case 'status':
      return statusError(fault.answer, ask, place);
    case 'body':
      return bodyError(fault.problem, ask.request.path, place);
    case 'vendor':
      return new AnswerError(
        explained ?? vendorSentence(fault, ask, place),
        fault.status,
        'downstream',
        fault.what === 'throttled' ? (fault.waitUntil ?? 0) : fault.waitUntil
      );
    default:
      return fault satisfies never;
  }
}

function vendorSentence({ what, status, said, waitUntil }: VendorFault, ask: Ask, place: Place): string {
  const { model } = place;
  const { name } = model;
  const quote = reasonSuffix(said);
  switch (what) {
    case 'missing':
      return ask.missing ?? `${name} does not have ${ask.what} (${status})${quote}.`;
    case 'noRoute':
      return noRouteSentence(ask, place);
    case 'unauthenticated':
    case 'needsLogin':
      return `${name} refused the credentials (${status})${quote}: put valid ones into ${credentials(model)}.`;
    case 'forbidden':
      return `${name} does not allow ${ask.what} to be read (${status})${quote}: the owner of ${credentials(model)} lacks a permission or role.`;
    case 'badRequest':
      return `${name} refused the request for ${ask.what} as wrong (${status})${quote}.`;
    case 'refused':
      return `${name} refused the request for ${ask.what} (${status})${quote}.`;
    case 'throttled':
      return waitSentence(name, waitUntil);
    case 'failed':
      return `${name} failed to answer ${ask.what} (${status})${quote}; try again, and look at its log if it stays so.`;
    default:
      return what satisfies never;
  }
}
