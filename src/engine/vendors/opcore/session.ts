import { AnswerError } from '../../sentences/answer-error';
import type { ColumnPlan } from '../../seam/plan';
import type { HttpAnswer, Table, VendorRequest } from '../../seam/host';
import { instant } from '../../sentences/instant';
import { fetchTable } from '../fetch-table';
import { LoginNeeded } from './refusals';
import { loginRequest } from './requests';
import { CallEnded } from '../../client/call-ended';
import type { Settings } from '../../connection/settings';
import type { VendorClient } from '../../client/client';

/** Names in the memory that all of the process share who use the same server and credentials, as they share the cookie. */
const sessionNote = 'opcore session';
const loginLock = 'opcore login';
/** With the login path: once that is put right the pause has no reason any more. */
const refusedNote = ({ vendorOptions }: Settings): string => `opcore login refused at ${vendorOptions.loginPath ?? ''}`;
const vainNote = ({ vendorOptions }: Settings): string => `opcore login in vain at ${vendorOptions.loginPath ?? ''}`;

/**
 * How long a session lives is not documented, and opCore says when it is over: until then it is thought to live. None lives
 * longer than this, and what is noted for ever would be kept for ever, with the cookies of passwords long changed.
 */
const longestSession = 30 * 24 * 3_600_000;
/** Servers lock accounts after some refused logins. */
const pause = 60_000;

/** Rows that only someone logged in may read: logs in when there is no session yet, and once more when it is over. */
export async function fetchLoggedIn(request: VendorRequest, plan: ColumnPlan, client: VendorClient): Promise<Table> {
  if (sessionOf(client) === undefined) {
    await logIn(undefined, client);
  }
  const session = sessionOf(client);
  try {
    return await fetchTable(request, plan, client);
  } catch (error) {
    if (!(error instanceof LoginNeeded)) {
      throw error;
    }
  }
  await logIn(session, client);
  try {
    return await fetchTable(request, plan, client);
  } catch (error) {
    if (!(error instanceof LoginNeeded)) {
      throw error;
    }
  }
  // A wrong password may be answered with any page: what tells is that there is no session.
  throw new AnswerError(vainSentence(pauseLogins(vainNote(client.settings), client)), 401);
}

/** Which session there is: a number that every login changes; undefined when there is none. */
export function sessionOf({ host }: VendorClient): number | undefined {
  return host.shared.until(sessionNote);
}

/**
 * Logs in, unless someone else has done so since `session` was the session. Never two at a time, and none for a minute
 * after these credentials were refused.
 */
export async function logIn(session: number | undefined, client: VendorClient): Promise<void> {
  const { host, signal } = client;
  const unlock = await host.shared.lock(loginLock, signal);
  if (unlock === null) {
    throw new CallEnded(signal.reason ?? 'cancelled');
  }
  try {
    throwIfPaused(client);
    if (sessionOf(client) === session) {
      await sendLogin(client);
      host.shared.setUntil(sessionNote, Math.max(host.now() + longestSession, (session ?? 0) + 1));
    }
  } finally {
    unlock();
  }
}

async function sendLogin(client: VendorClient): Promise<void> {
  const request = loginRequest(client.settings);
  let answer: HttpAnswer;
  try {
    answer = await client.fetch(request);
  } catch (error) {
    throw loginError(error, request.path, client);
  }
  // The other way to show the login page again.
  if (pathOf(answer.headers.location) === request.path) {
    throw loginError(new LoginNeeded(), request.path, client);
  }
}

/** What an error means when it answers the login. */
function loginError(error: unknown, path: string, client: VendorClient): unknown {
  if (!(error instanceof AnswerError)) {
    return error;
  }
  switch (error.status) {
    case 401:
    case 403:
      return new AnswerError(
        refusedSentence(`(${error.status})`, pauseLogins(refusedNote(client.settings), client)),
        error.status
      );
    case 404:
      return new AnswerError(
        `opCore has no login at ${path} (404), or does not let this user in there: check Login path (loginPath) and the URL (url).`,
        404
      );
    default:
      return error;
  }
}

/** Every login counts that may have been a wrong one; also one that was accepted but opened nothing. */
function throwIfPaused({ host, settings }: VendorClient): void {
  const refusedUntil = host.shared.until(refusedNote(settings));
  if (refusedUntil !== undefined) {
    throw new AnswerError(refusedSentence('at the last login', refusedUntil), 401);
  }
  const vainUntil = host.shared.until(vainNote(settings));
  if (vainUntil !== undefined) {
    throw new AnswerError(vainSentence(vainUntil), 401);
  }
}

function pauseLogins(note: string, { host }: VendorClient): number {
  const until = host.now() + pause;
  host.shared.setUntil(note, until);
  return until;
}

function refusedSentence(when: string, until: number): string {
  return `opCore refused user name and password ${when}: check User name (username), Password (opcorePassword) and Login path (loginPath); with these no login is tried before ${instant(until)}, because too many lock the account.`;
}

function vainSentence(until: number): string {
  return `opCore answered the login but then asked for it again (401): check User name (username), Password (opcorePassword) and Login path (loginPath), and that no proxy drops its cookies or asks for a login of its own; with these no login is tried before ${instant(until)}, because too many lock the account.`;
}

/** The path of a `location` header, whether or not it names the host. */
function pathOf(location: string | undefined): string | undefined {
  return location === undefined ? undefined : /^(?:https?:\/\/[^/?#]*)?([^?#]*)/i.exec(location)?.[1];
}
