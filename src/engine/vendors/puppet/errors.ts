import { entryOf } from '../../../model/entry-of';
import { puppet as model } from '../../../model/vendors/puppet';
import { recordCountOf } from '../../columns/planned';
import type { HttpAnswer } from '../../seam/host';
import { credentials } from '../../sentences/credentials';
import type { VendorFault } from '../../sentences/fault';
import type { Ask } from '../../sentences/ask';
import type { Explain } from '../../sentences/fault-error';
import { oneLine, reasonSuffix } from '../../sentences/quoted';
import { isObject } from '../is-object';
import { isSaid } from '../said';
import { jsonBody } from '../json-body';

const tokenSetting = credentials(model);
const newToken = `make a new one with "puppet access login --lifetime 1y" and put it into ${tokenSetting}`;

/**
 * Puppet's errors have the body `{"kind":"puppetlabs.<part>/<what>","msg":"…"}`:
 * https://puppet.com/docs/pe/2023.8/orchestrator_api_error_responses.html
 */
export function faultOf(answer: HttpAnswer): VendorFault | undefined {
  // A web page is that of a gateway before Puppet; a bare word is Puppet's own.
  if (answer.html === true) {
    return undefined;
  }
  const { error, ...outer } = answer.table?.head ?? jsonBody(answer.text) ?? {};
  const { kind, msg } = isFilled(error) ? { ...outer, ...error } : outer;
  const why = typeof kind === 'string' ? kind.slice(kind.lastIndexOf('/') + 1) : undefined;
  const isBare = (isSaid(error) || isFilled(error)) && answer.table !== undefined && recordCountOf(answer.table) === 0;
  const said = [msg, isBare ? error : undefined].find(isSaid);
  const isInside = answer.status < 400 && (isBare || (why !== undefined && typeof msg === 'string'));
  const status = isInside ? (entryOf(meant, why ?? '') ?? 502) : answer.status;
  const fault = { kind: 'vendor', status, why, said } as const;
  switch (status) {
    case 400:
      return { ...fault, what: 'badRequest' };
    case 401:
      return { ...fault, what: 'unauthenticated' };
    case 403:
      return { ...fault, what: 'forbidden' };
    case 404:
      return why === 'unknown-job' || why === 'unknown-plan-job' ? { ...fault, what: 'missing' } : undefined;
    case 500:
      return why === undefined ? undefined : { ...fault, what: 'failed' };
    default:
      return isInside ? { ...fault, what: 'failed' } : undefined;
  }
}

function isFilled(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && Object.keys(value).length > 0;
}

/** What an error with a good status counts as, where that is known. */
const meant: Readonly<Record<string, number>> = {
  'unknown-job': 404,
  'unknown-plan-job': 404,
  'user-unauthenticated': 401,
  'token-expired': 401,
  'token-revoked': 401,
  'user-revoked': 401,
  'invalid-token': 401,
};

export const explain: Explain = ({ what, why, said = '', status }, ask) => {
  const quote = reasonSuffix(said);
  switch (what) {
    case 'badRequest':
      // Puppet's documentation prefixes validation errors with `puppetlabs.orchestrator`, its own client with `puppetlabs.validators`.
      return `Puppet refused the request as wrong (400)${why === undefined || why === 'validation-error' ? '' : ` (${oneLine(why)})`}${quote}.`;
    case 'unauthenticated':
      return unauthenticated(why);
    case 'forbidden':
      return `Puppet does not let the token's user read ${ask.what} (403): give a role of that user the permission ${permissionFor(ask)} in the console.`;
    case 'missing':
      return (
        ask.missing ??
        `Puppet has nothing at ${ask.request.path} (${status}), where ${ask.what} should be: check the URL (url).`
      );
    case 'failed':
      if (status !== 500) {
        return `Puppet sent an error in place of ${ask.what}${quote}; try again, and look at the orchestrator's log if it stays so.`;
      }
      // By Puppet's documentation of the inventory that is all that a 500 means there.
      return ask.request.path.endsWith('/inventory')
        ? 'Puppet cannot list its nodes (500): the orchestrator does not reach its PCP broker; node names can be typed.'
        : `Puppet's orchestrator failed (500)${quote}; try again, and look at its log if it stays so.`;
    default:
      return undefined;
  }
};

function permissionFor({ request }: Ask): string {
  return request.path.includes('/plan_jobs') ? 'to view plans' : '"Job orchestrator: Start, stop and view jobs"';
}

function unauthenticated(kind: string | undefined): string {
  switch (kind) {
    case 'user-unauthenticated':
      return `Puppet got no access token (401): check ${tokenSetting}, and that no proxy drops the header X-Authentication.`;
    case 'token-expired':
      return `Puppet's access token has expired (401): ${newToken}.`;
    case 'token-revoked':
      return `Puppet's access token has been revoked (401): ${newToken}.`;
    case 'user-revoked':
      return `The user of Puppet's access token has been revoked (401): let an active user ${newToken}.`;
    case 'invalid-token':
      return `Puppet does not know this access token (401): ${newToken}.`;
    default:
      return `Puppet refused the access token (401): ${newToken}.`;
  }
}
