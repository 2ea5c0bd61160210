import { opsera as model } from '../../../model/vendors/opsera';
import type { Notes } from '../../reading/reading';
import type { HttpAnswer, Table } from '../../seam/host';
import type { VendorFault } from '../../sentences/fault';
import type { Explain } from '../../sentences/fault-error';
import { utcText } from '../../sentences/utc-text';
import { recordCountOf } from '../../columns/planned';
import { reasonSuffix } from '../../sentences/quoted';
import { jsonBody } from '../json-body';
import { failureInside, holdsErrors, isStateAlone, wordKeys, type Words } from '../failure-inside';
import { isObject } from '../is-object';
import { isSaid } from '../said';
import { isAuditAsk } from './requests';

const [token] = model.secrets;
const tokenSetting = `${token.label} (${token.key})`;
const newToken = 'Create a new personal token with scope api';

/**
 * Statuses are documented, bodies are not: a reason is quoted where there is one under `message` or `error`. v1 of the API
 * tells failures in a 200. Web pages are not Opsera's API; whoever sent them is told of by their status.
 */
export function faultOf(answer: HttpAnswer): VendorFault | undefined {
  const { status, table, text } = answer;
  if (isWebPage(answer)) {
    return undefined;
  }
  const words: Readonly<Record<string, unknown>> = table?.head ?? jsonBody(text) ?? {};
  if (status >= 300) {
    return faultBy(status, reasonOf(words), text);
  }
  return faultInside(words, answer) ?? faultInside(wordsWithin(words), answer);
}

/** What is said under `data`, beside the list. */
function wordsWithin(head: Readonly<Record<string, unknown>>): Words {
  return Object.fromEntries(wordKeys.map((key) => [key, head[`data.${key}`]]));
}

/** Says so where records came with an error beside them: what is missing for it nobody knows. */
export function noteErrorBeside({ head }: Table, notes: Notes): void {
  const { status, taskState } = head;
  const isFailed = taskState === undefined && failureInside({ status }, false) !== undefined;
  const told = isFailed ? head : [head, wordsWithin(head)].find(holdsErrors);
  if (told !== undefined) {
    notes.shortfall(
      `Opsera told of an error beside what it gave${reasonSuffix(reasonOf(told))}, so that more may be missing: try again, and ask Opsera if it stays so.`
    );
  }
}

function faultInside(words: Words, { table, text }: HttpAnswer): VendorFault | undefined {
  const hasRecords = table !== undefined && recordCountOf(table) > 0;
  const status = failureInside(words, hasRecords);
  if (status === undefined || isOfTask(words, table)) {
    return undefined;
  }
  const said = reasonOf(words);
  const failed = { kind: 'vendor', what: 'failed', why: 'inside', status: 502, said } as const;
  return (status < 500 ? faultBy(status, said, text) : undefined) ?? failed;
}

/** The task failed whose logs were asked for, and not the call. */
function isOfTask(words: Words, table: Table | undefined): boolean {
  return table?.head.taskState !== undefined && isStateAlone(words);
}

function faultBy(status: number, said: string | undefined, text: string | undefined): VendorFault | undefined {
  const fault = { kind: 'vendor', status, said } as const;
  switch (status) {
    case 400:
    case 416:
    case 422:
      return { ...fault, what: 'badRequest' };
    case 401:
      return { ...fault, what: 'unauthenticated' };
    case 403:
      return { ...fault, what: 'forbidden', why: /scope/i.test(said ?? '') ? 'scope' : 'role' };
    case 404:
      return isUnknownThing(said ?? text)
        ? { ...fault, what: 'missing', why: /\blogs?\b/i.test(said ?? '') ? 'logs' : undefined }
        : undefined;
    case 500:
      return said === undefined ? undefined : { ...fault, what: 'failed' };
    default:
      return undefined;
  }
}

export const explain: Explain = ({ what, why, status, said }, ask, { secrets, now }) => {
  const quote = reasonSuffix(said);
  switch (what) {
    case 'unauthenticated': {
      const expires = secrets[token.key]?.expires ?? Infinity;
      return expires <= now
        ? `Opsera's personal token expired at ${utcText(expires)} (401). ${newToken}.`
        : `Opsera refused the token (401). ${newToken}.`;
    }
    case 'forbidden':
      if (why === 'scope') {
        return `Opsera refused the token's scope (403)${quote}. ${newToken} and put it into ${tokenSetting}.`;
      }
      return isAuditAsk(ask)
        ? `Opsera does not let the token's owner read user activity (403): it takes the site role Opsera Administrator, Auditor or Security Manager, and a token with scope api; task logs may still work.`
        : `Opsera does not allow ${ask.what} to be read (403)${quote}: the owner of ${tokenSetting} lacks a role.`;
    case 'missing':
      if (why === 'unlisted') {
        return `Opsera does not list ${ask.what.replace('the list of ', '')} (${status}): type what you look for.`;
      }
      return why === 'logs' && !isAuditAsk(ask)
        ? `Opsera did not find ${ask.what} (${status})${quote}; look whether it ran at all.`
        : undefined;
    case 'failed':
      return why === 'inside'
        ? `Opsera answered that it failed to read ${ask.what}${quote}; try again, and ask Opsera if it stays so.`
        : `Opsera failed (${status})${quote}; try again, and ask Opsera if it stays so.`;
    default:
      return undefined;
  }
};

function reasonOf({ message, detail, error, errors }: Words): string | undefined {
  const [first] = Array.isArray(errors) ? errors.map((one: unknown) => one) : [errors];
  const inner = [error, first].map((one): Words => (isObject(one) ? one : {}));
  return [message, detail, error, first, ...inner.map((one) => one.message)].find(isSaid);
}

/**
 * Of a thing, not of an address: a bare `Not Found` and `Cannot GET /x` are what a server says of an address that it does
 * not know.
 */
function isUnknownThing(said = ''): boolean {
  return (
    /\b(task|run|log|record|user|page|id)s?\b/i.test(said) &&
    /not found|no such|not exist|unknown|\bno\b.*\bfound\b/i.test(said) &&
    !/^cannot [a-z]+ |\b(url|route|path|endpoint)\b/i.test(said)
  );
}

/** Of a proxy or portal, not of the API. */
export function isWebPage({ headers, text }: HttpAnswer): boolean {
  return /html/i.test(headers['content-type'] ?? '') || /^\s*</.test((text ?? '').slice(0, 100));
}
