import type { HttpAnswer } from '../../seam/host';
import type { VendorFault } from '../../sentences/fault';
import type { Explain } from '../../sentences/fault-error';
import { checkUrl, fullPath } from '../../sentences/full-path';
import { reasonSuffix } from '../../sentences/quoted';
import { utcText } from '../../sentences/utc-text';
import { failureInside } from '../failure-inside';
import { isSaid } from '../said';
import { jsonBody } from '../json-body';

/**
 * Errors are `{"error":1,"message":"…"}`, in a 200 too; "Permission denied" comes with 200 or 403, and an unknown or
 * invalid UUID is a 400: https://docs.community.firstwave.com/wiki/spaces/opCommon/pages/3679518728/Node+Audit+API
 */
export function faultOf(answer: HttpAnswer): VendorFault | undefined {
  const { status, text } = answer;
  if (answer.html === true && (status === 401 || status === 403) && !isLoginPage(text)) {
    // A page that says no and asks for no password is that of a gateway in front of opCore.
    return undefined;
  }
  if (status === 401 || ((status < 300 || status === 403) && isLoginPage(text))) {
    return { kind: 'vendor', what: 'needsLogin', status: 401 };
  }
  const body = answer.table?.head ?? jsonBody(text);
  if (status === 403) {
    return body === undefined ? undefined : { kind: 'vendor', what: 'forbidden', status };
  }
  if (status === 404) {
    return { kind: 'vendor', what: 'noRoute', status };
  }
  const { error, message } = body ?? {};
  const said = isSaid(message) ? message : error;
  if ((status === 400 || status < 300) && isError(error)) {
    return faultInside(said, status);
  }
  if (status >= 300 || body === undefined) {
    return undefined;
  }
  const hasRecords = answer.table !== undefined && answer.table.length + answer.table.lost > 0;
  switch (failureInside(body, hasRecords)) {
    case undefined:
      return undefined;
    case 401:
      return { kind: 'vendor', what: 'needsLogin', status: 401 };
    case 403:
      return { kind: 'vendor', what: 'forbidden', status: 403 };
    default:
      return faultInside(said, status);
  }
}

function faultInside(message: unknown, status: number): VendorFault {
  const said = typeof message === 'string' ? message : '';
  if (/authentication required|not logged in|session (has |is )?(expired|invalid)/i.test(said)) {
    return { kind: 'vendor', what: 'needsLogin', status: 401 };
  }
  if (/permission denied/i.test(said)) {
    return { kind: 'vendor', what: 'forbidden', status: 403 };
  }
  if (/no data found/i.test(said)) {
    return { kind: 'vendor', what: 'missing', status: 400 };
  }
  return status === 400
    ? { kind: 'vendor', what: 'badRequest', status, said }
    : { kind: 'vendor', what: 'failed', status: 502, said };
}

export const explain: Explain = ({ what, said = '' }, { request }, { url }) => {
  const quote = reasonSuffix(said);
  switch (what) {
    case 'forbidden':
      return 'opCore denies permission to read nodes or their audit (403): give User name (username) a role in opCore that may read both.';
    case 'noRoute':
      return `opCore has nothing at ${fullPath(url, request.path)} (404): ${checkUrl(url, request.path)}; the node audit needs opCharts 4.9.1 or later.`;
    case 'badRequest':
      return `opCore refused the request as wrong (400)${quote}.`;
    case 'failed':
      return `opCore answered with an error${quote}; look at its log if it stays so.`;
    default:
      return undefined;
  }
};

/** What logins come to, and what to set for a better one. */
export function refusedSentence(when: string, until: number): string {
  return `opCore refused user name and password ${when}: check User name (username), Password (opcorePassword) and Login path (loginPath); with these no login is tried before ${utcText(until)}, because too many lock the account.`;
}

export function noSessionSentence(until: number): string {
  return `opCore answered the login but then asked for it again (401): check User name (username), Password (opcorePassword) and Login path (loginPath), and that no proxy drops its cookies or asks for a login of its own; with these no login is tried before ${utcText(until)}, because too many lock the account.`;
}

export function noLoginSentence(url: string, path: string): string {
  return `opCore has no login at ${fullPath(url, path)} (404), or does not let this user in there: check Login path (loginPath), and ${checkUrl(url, path)}.`;
}

export function redirectedLoginSentence(path: string, elsewhere: string): string {
  return `opCore redirects the login at ${path} to ${elsewhere}, and a redirected login is none: put the address that it ends at into Login path (loginPath) or the URL (url), and check for a single sign-on in front of it.`;
}

/** Vendor docs: 0 or omitted when all is well. */
function isError(error: unknown): boolean {
  return error !== undefined && error !== null && error !== 0 && error !== '0' && error !== false && error !== '';
}

/** A page that asks for a password. */
function isLoginPage(text: string | undefined): boolean {
  return text !== undefined && /^\s*</.test(text) && /<input[^>]{0,1000}type\s*=\s*["']?password/i.test(text);
}
