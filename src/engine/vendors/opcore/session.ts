import { AnswerError } from '../../answer-error';
import type { ColumnPlan } from '../../columns/plan';
import type { HttpAnswer, Table, VendorRequest } from '../../host';
import { instant } from '../../instant';
import { fetchTable } from '../fetch-table';
import { WorkEnded } from '../vendor';
import type { Settings, Work } from '../vendor';
import { LoginNeeded } from './refusals';
import { loginRequest } from './requests';

/** Names in the memory that all of the process share who use the same server and credentials, as they share the cookie. */
const sessionNote = 'opcore session';
const loginLock = 'opcore login';
/** With the login path: once that is put right the pause has no reason any more. */
const refusedNote = ({ own }: Settings): string => `opcore login refused at ${own.loginPath ?? ''}`;
const vainNote = ({ own }: Settings): string => `opcore login in vain at ${own.loginPath ?? ''}`;

/**
 * How long a session lives is not documented, and opCore says when it is over: until then it is thought to live. None lives
 * longer than this, and what is noted for ever would be kept for ever, with the cookies of passwords long changed.
 */
const longestSession = 30 * 24 * 3_600_000;
/** Servers lock accounts after some refused logins. */
const pause = 60_000;

/** Rows that only someone logged in may read: logs in when there is no session yet, and once more when it is over. */
export async function fetchLoggedIn(request: VendorRequest, plan: ColumnPlan, work: Work): Promise<Table> {
  if (sessionOf(work) === undefined) {
    await logIn(undefined, work);
  }
  const session = sessionOf(work);
  try {
    return await fetchTable(request, plan, work);
  } catch (error) {
    if (!(error instanceof LoginNeeded)) {
      throw error;
    }
  }
  await logIn(session, work);
  try {
    return await fetchTable(request, plan, work);
  } catch (error) {
    if (!(error instanceof LoginNeeded)) {
      throw error;
    }
  }
  // A wrong password may be answered with any page: what tells is that there is no session.
  throw new AnswerError(vainSentence(pauseLogins(vainNote(work.settings), work)), 401);
}

/** Which session there is: a number that every login changes; undefined when there is none. */
export function sessionOf({ host }: Work): number | undefined {
  return host.shared.until(sessionNote);
}

/**
 * Logs in, unless someone else has done so since `session` was the session. Never two at a time, and none for a minute
 * after these credentials were refused.
 */
export async function logIn(session: number | undefined, work: Work): Promise<void> {
  const { host, signal } = work;
  const unlock = await host.shared.lock(loginLock, signal);
  if (unlock === null) {
    throw new WorkEnded(signal.reason ?? 'cancelled');
  }
  try {
    throwIfPaused(work);
    if (sessionOf(work) === session) {
      await sendLogin(work);
      host.shared.setUntil(sessionNote, Math.max(host.now() + longestSession, (session ?? 0) + 1));
    }
  } finally {
    unlock();
  }
}

async function sendLogin(work: Work): Promise<void> {
  const request = loginRequest(work.settings);
  let answer: HttpAnswer;
  try {
    answer = await work.fetch(request);
  } catch (error) {
    throw loginError(error, request.path, work);
  }
  // The other way to show the login page again.
  if (pathOf(answer.headers.location) === request.path) {
    throw loginError(new LoginNeeded(), request.path, work);
  }
}

/** What an error means when it answers the login. */
function loginError(error: unknown, path: string, work: Work): unknown {
  if (!(error instanceof AnswerError)) {
    return error;
  }
  switch (error.status) {
    case 401:
    case 403:
      return new AnswerError(
        refusedSentence(`(${error.status})`, pauseLogins(refusedNote(work.settings), work)),
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
function throwIfPaused({ host, settings }: Work): void {
  const refusedUntil = host.shared.until(refusedNote(settings));
  if (refusedUntil !== undefined) {
    throw new AnswerError(refusedSentence('at the last login', refusedUntil), 401);
  }
  const vainUntil = host.shared.until(vainNote(settings));
  if (vainUntil !== undefined) {
    throw new AnswerError(vainSentence(vainUntil), 401);
  }
}

function pauseLogins(note: string, { host }: Work): number {
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
