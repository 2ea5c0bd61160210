import { opus as model } from '../../../model/vendors/opus';
import { AnswerError } from '../../sentences/answer-error';
import type { HttpAnswer } from '../../seam/host';
import { instant } from '../../sentences/instant';
import { quoted } from '../../sentences/quoted';
import { jsonBody } from '../json-body';
import type { VendorClient } from '../../client/client';

/** A 404 of Opus itself; whoever asked knows for what. */
export class NotFound extends AnswerError {
  constructor() {
    super('Opus has no such job, or no audit of it yet.', 404);
  }
}

/** The key is not what is wrong: this call is for people who are logged in. */
export class NotForKeys extends AnswerError {
  constructor() {
    super(
      `Opus wants a login of its own pages for this and takes no service key (401): check that the URL (url) is that of the API, e.g. ${model.exampleUrl}.`,
      401
    );
  }
}

/** An audit that has no record of any node, not even an empty list of them. */
export class AuditWithoutData extends AnswerError {
  constructor(readonly head: Readonly<Record<string, unknown>>) {
    super('Opus sent an audit without the data of its nodes.', 502);
  }
}

const keySetting = `${model.secret.label} (${model.secret.key})`;

type Body = Readonly<Record<string, unknown>>;

/**
 * Opus' errors have the body `{"statusCode":401,"message":"…","timestamp":"…","path":"…"}`, where `message` may be a list,
 * and some come with status 200: https://developer.opus.com/api-reference/jobs
 */
export function refusal(answer: HttpAnswer, client: VendorClient): AnswerError | undefined {
  if (answer.html === true && answer.status !== 413) {
    return undefined;
  }
  const body = answer.table?.head ?? jsonBody(answer.text) ?? {};
  const inside = answer.status < 400 ? statusInside(body) : undefined;
  const status = inside ?? answer.status;
  if (status < 400) {
    return isAuditWithoutData(answer, body) ? new AuditWithoutData(body) : undefined;
  }
  const said = messageOf(body);
  switch (status) {
    case 401:
      return unauthenticated(said);
    case 403:
      return new AnswerError(
        `Opus does not let this service key read jobs (403)${quote(said)}: use a key of the workspace that the jobs belong to in ${keySetting}.`,
        403
      );
    case 404:
      return said === '' || isNoRoute(said) ? (inside === undefined ? undefined : noRoute()) : new NotFound();
    case 413:
      return new AnswerError(
        `A proxy before Opus finds the request too large (413): check the HTTP headers that this data source sends.`,
        413
      );
    case 429:
      return throttled(answer, body, client);
    default:
      return said === '' && inside === undefined ? undefined : otherError(status, said, answer);
  }
}

function unauthenticated(said: string): AnswerError {
  if (/auth cookie/i.test(said)) {
    return new NotForKeys();
  }
  const sentence = /is required/i.test(said)
    ? `Opus got no service key (401): check ${keySetting}, and that no proxy drops the header x-service-key.`
    : `Opus does not accept the service key (401), it is wrong or has expired: generate a new one in Opus under Channels, API, and put it whole, with the underscore it begins with, into ${keySetting}.`;
  return new AnswerError(sentence, 401);
}

/** How often a key may call is not published; what is known is `{scope, limit, active}`, and seconds to wait in `metadata`. */
function throttled(answer: HttpAnswer, body: Body, { host }: VendorClient): AnswerError {
  const metadata = body.metadata;
  const seconds =
    typeof metadata === 'object' && metadata !== null && 'retryAfterSeconds' in metadata
      ? metadata.retryAfterSeconds
      : body.retryAfterSeconds;
  const until =
    answer.waitUntil ?? (typeof seconds === 'number' && seconds > 0 ? host.now() + seconds * 1000 : undefined);
  const limit = typeof body.limit === 'number' ? ` of ${body.limit}` : '';
  const scope = typeof body.scope === 'string' && body.scope !== '' ? `, limit${limit} for ${quoted(body.scope)}` : '';
  const when = until === undefined ? 'in a minute' : `after ${instant(until)}`;
  return new AnswerError(
    `Opus asks to be called less often (429${scope}); try again ${when}.`,
    429,
    'downstream',
    until ?? 0
  );
}

function otherError(status: number, said: string, { waitUntil }: HttpAnswer): AnswerError {
  const sentence =
    status >= 500
      ? `Opus failed (${status})${quote(said)}; try again ${waitUntil === undefined ? 'later' : `after ${instant(waitUntil)}`}.`
      : `Opus refused the request as wrong (${status})${quote(said)}.`;
  return new AnswerError(sentence, status, 'downstream', waitUntil);
}

/** `Cannot GET /x/job/1/audit`: what Opus' framework says of a path that it does not know. */
function isNoRoute(said: string): boolean {
  return /^Cannot [A-Z]+ /.test(said);
}

function noRoute(): AnswerError {
  return new AnswerError(
    `Opus does not know what this data source asks for (404): check that the URL (url) is that of the API, e.g. ${model.exampleUrl}.`,
    404
  );
}

/** What an error that comes as a success says of itself. */
function statusInside({ statusCode }: Body): number | undefined {
  if (typeof statusCode !== 'number' || statusCode < 400) {
    return undefined;
  }
  return statusCode <= 599 && Math.floor(statusCode) === statusCode ? statusCode : 502;
}

function isAuditWithoutData(answer: HttpAnswer, body: Body): boolean {
  return answer.problem === 'noRows' && (typeof body.nb_nodes === 'number' || Array.isArray(body.executed_nodes));
}

function quote(said: string): string {
  return said === '' ? '' : `: ${quoted(said)}`;
}

function messageOf({ message }: Body): string {
  const parts: unknown[] = Array.isArray(message) ? message : [message];
  return parts
    .filter((part): part is string => typeof part === 'string')
    .join('; ')
    .trim();
}
