import { opus as model } from '../../../model/vendors/opus';
import type { HttpAnswer } from '../../seam/host';
import type { VendorFault } from '../../sentences/fault';
import type { Explain } from '../../sentences/fault-error';
import { utcText } from '../../sentences/utc-text';
import { quoted, reasonSuffix } from '../../sentences/quoted';
import { countIn, recordCountOf } from '../../columns/planned';
import { failureInside } from '../failure-inside';
import { isObject } from '../is-object';
import { jsonBody } from '../json-body';

const keySetting = `${model.secrets[0].label} (${model.secrets[0].key})`;
const checkUrl = `check that the URL (url) is that of the API, e.g. ${model.exampleUrl}`;

type Body = Readonly<Record<string, unknown>>;

/**
 * Opus' errors have the body `{"statusCode":401,"message":"…","timestamp":"…","path":"…"}`, where `message` may be a list,
 * and some come with status 200: https://developer.opus.com/api-reference/jobs
 */
export function faultOf(answer: HttpAnswer, now: number): VendorFault | undefined {
  // A gateway's page, but for the one that says what to do.
  if (answer.html === true && answer.status !== 413) {
    return undefined;
  }
  const body = answer.table?.head ?? jsonBody(answer.text) ?? {};
  const beside = answer.status < 400 ? failureBeside(body, answer) : undefined;
  const inside = answer.status < 400 ? (statusInside(body) ?? beside) : undefined;
  const status = inside ?? answer.status;
  if (status < 400) {
    return undefined;
  }
  const said = messageOf(body) || (beside !== undefined && typeof body.error === 'string' ? body.error : '');
  const fault = { kind: 'vendor', status, said, waitUntil: answer.waitUntil } as const;
  switch (status) {
    case 401:
      return { ...fault, what: 'unauthenticated', why: whyUnauthenticated(said) };
    case 403:
      return { ...fault, what: 'forbidden' };
    case 404:
      return said === '' || isNoRoute(said)
        ? inside === undefined
          ? undefined
          : { ...fault, what: 'noRoute' }
        : { ...fault, what: 'missing' };
    case 413:
      return { ...fault, what: 'refused', why: 'tooLarge' };
    case 429:
      return { ...fault, what: 'throttled', why: limitOf(body), waitUntil: answer.waitUntil ?? hintOf(body, now) };
    default:
      return said === '' && inside === undefined
        ? undefined
        : { ...fault, what: status >= 500 ? 'failed' : status === 400 || status === 422 ? 'badRequest' : 'refused' };
  }
}

export const explain: Explain = ({ what, why, status, said = '', waitUntil }) => {
  switch (what) {
    case 'unauthenticated':
      return unauthenticated(why);
    case 'forbidden':
      return `Opus does not let this service key read jobs (403)${reasonSuffix(said)}: use a key of the workspace that the jobs belong to in ${keySetting}.`;
    case 'noRoute':
      return `Opus does not know what this data source asks for (404): ${checkUrl}.`;
    case 'badRequest':
    case 'refused':
      return why === 'tooLarge'
        ? `A proxy before Opus finds the request too large (413): check the HTTP headers that this data source sends.`
        : `Opus refused the request as wrong (${status})${reasonSuffix(said)}.`;
    case 'throttled':
      return `Opus asks to be called less often (429${why ?? ''}); try again ${waitUntil === undefined ? 'in a minute' : `after ${utcText(waitUntil)}`}.`;
    case 'missing':
      return why === 'unlisted'
        ? `Opus does not list jobs to this service key (${status}): type their ids.`
        : undefined;
    case 'failed':
      return `Opus failed (${status})${reasonSuffix(said)}; try again ${waitUntil === undefined ? 'later' : `after ${utcText(waitUntil)}`}.`;
    default:
      return undefined;
  }
};

/** `login`: the key is not what is wrong, this call is for people who are logged in. */
function whyUnauthenticated(said: string): 'login' | 'noKey' | 'wrongKey' {
  return /auth cookie/i.test(said) ? 'login' : /is required/i.test(said) ? 'noKey' : 'wrongKey';
}

function unauthenticated(why: string | undefined): string {
  switch (why) {
    case 'login':
      return `Opus wants a login of its own pages for this and takes no service key (401): ${checkUrl}.`;
    case 'noKey':
      return `Opus got no service key (401): check ${keySetting}, and that no proxy drops the header x-service-key.`;
    default:
      return `Opus does not accept the service key (401), it is wrong or has expired: generate a new one in Opus under Channels, API, and put it whole, with the underscore it begins with, into ${keySetting}.`;
  }
}

/** How often a key may call is not published; what is known is `{scope, limit, active}`. */
function limitOf({ scope, limit }: Body): string {
  const figure = typeof limit === 'number' ? ` of ${limit}` : '';
  return typeof scope === 'string' && scope !== '' ? `, limit${figure} for ${quoted(scope)}` : '';
}

/** Seconds to wait, in `metadata` or beside the message. */
function hintOf({ metadata, retryAfterSeconds }: Body, now: number): number | undefined {
  const inside = isObject(metadata) && 'retryAfterSeconds' in metadata;
  const seconds = inside ? metadata.retryAfterSeconds : retryAfterSeconds;
  return typeof seconds === 'number' && seconds > 0 ? now + seconds * 1000 : undefined;
}

/** `Cannot GET /x/job/1/audit`: what Opus' framework says of a path that it does not know. */
function isNoRoute(said: string): boolean {
  return /^Cannot [A-Z]+ /.test(said);
}

/** The status in the body of an error that comes as a success. */
function statusInside({ statusCode }: Body): number | undefined {
  const status = countIn(statusCode) ?? 0;
  return status < 400 ? undefined : status <= 599 && Number.isInteger(status) ? status : 502;
}

/** Of an answer that tells an error beside no record, or that it did not succeed; beside some nodes there may be a message. */
function failureBeside(body: Body, { table }: HttpAnswer): number | undefined {
  const { success, error, errors, message, nb_nodes: nodes, status } = body;
  const hasRecords = table === undefined ? status !== undefined : recordCountOf(table) > 0;
  const hasNodes = hasRecords || (countIn(nodes) ?? 0) > 0;
  return failureInside({ success, error, errors, message: hasNodes ? undefined : message }, hasRecords);
}

function messageOf({ message }: Body): string {
  const parts: unknown[] = Array.isArray(message) ? message : [message];
  return parts
    .filter((part): part is string => typeof part === 'string')
    .join('; ')
    .trim();
}
