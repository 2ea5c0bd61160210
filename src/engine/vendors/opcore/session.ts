import type { Attempt } from '../../client/client';
import { CallEnded } from '../../client/call-ended';
import type { HttpAnswer } from '../../seam/host';
import type { ColumnPlan } from '../../seam/plan';
import { AnswerError } from '../../sentences/answer-error';
import type { Ask } from '../../sentences/ask';
import { statusOf, type Fault } from '../../sentences/fault';
import { jsonBody } from '../json-body';
import { isSaid } from '../said';
import { noLoginSentence, noSessionSentence, redirectedLoginSentence, refusedSentence } from './errors';
import { leadsAway } from './login-redirect';
import type { OpcoreClient } from './client';
import { loginAsk } from './requests';

/** Names in the memory that all of the process share who use the same server and credentials, as they share the cookie. */
const sessionNote = 'opcore session';
/** The session that opened something last. */
const worksNote = 'opcore session works';
/** By origin, user name and password alone, as are the next two: what else is set does not make an account safe from being locked. */
const loginLock = 'opcore login';
const refusedNote = 'opcore login refused';
const noSessionNote = 'opcore login without session';

/**
 * How long a session lives is not documented, and opCore says when it is over: until then it is thought to live. None lives
 * longer than this, and what is noted for ever would be kept for ever, with the cookies of passwords long changed.
 */
const longestSession = 30 * 24 * 3_600_000;
/** Servers lock accounts after some refused logins. */
const pause = 60_000;

/** How often a call that is asked to log in does so: a session may end while others wait for the answer. */
const mostLogins = 3;

/** What only someone logged in may read: logs in when there is no session yet, and again when it is over. */
export async function attemptLoggedIn(ask: Ask, plan: ColumnPlan, client: OpcoreClient): Promise<Attempt> {
  if (sessionOf(client) === undefined) {
    await logIn(undefined, client);
  }
  for (let logins = 0; ; logins++) {
    const session = sessionOf(client);
    const attempt = await client.attempt(ask, plan);
    if (isSentAway(attempt)) {
      // Where the login is at another address than was asked, as behind what ends TLS, this may be the end of the session.
      if (!hasWorked(session, client)) {
        return attempt;
      }
    } else if (!needsLogin(attempt)) {
      noteWorking(session, client);
      return attempt;
    }
    // A wrong password may be answered with any page: what tells is that the session opened nothing to anyone.
    if (logins > 0 && (logins === mostLogins || !hasWorked(session, client))) {
      throw credentialsError(noSessionSentence(pauseLogins(noSessionNote, client)));
    }
    await logIn(session, client);
  }
}

function noteWorking(session: number | undefined, { host }: OpcoreClient): void {
  if (session !== undefined && host.shared.until(worksNote) !== session) {
    host.shared.setUntil(worksNote, session);
  }
}

function hasWorked(session: number | undefined, { host }: OpcoreClient): boolean {
  return session !== undefined && host.shared.until(worksNote) === session;
}

function needsLogin({ fault }: Attempt): boolean {
  return fault?.kind === 'vendor' && fault.what === 'needsLogin';
}

function isSentAway({ fault }: Attempt): boolean {
  return fault?.kind === 'failure' && fault.failure.failure === 'redirect';
}

/** Which session there is: a number that every login changes; undefined when there is none. */
export function sessionOf({ host }: OpcoreClient): number | undefined {
  return host.shared.until(sessionNote);
}

/**
 * Logs in, unless someone else has done so since `session` was the session. Never two at a time, and none for a minute
 * after these credentials were refused: whoever leaves, a login that was sent is heard out, as opCore counts it in any case.
 */
export async function logIn(session: number | undefined, client: OpcoreClient): Promise<void> {
  const { host, signal } = client;
  const unlock = await host.account.lock(loginLock, signal);
  if (unlock === null || signal.reason !== undefined) {
    unlock?.();
    throw new CallEnded(signal.reason ?? 'cancelled');
  }
  await client.toItsEnd(async (inner) => {
    try {
      throwIfPaused(inner);
      if (sessionOf(inner) === session) {
        await sendLogin(inner);
        host.shared.setUntil(sessionNote, Math.max(host.now() + longestSession, (session ?? 0) + 1));
      }
    } finally {
      unlock();
    }
  });
}

async function sendLogin(client: OpcoreClient): Promise<void> {
  const ask = loginAsk(client.settings);
  const { answer, fault } = await client.attempt(ask);
  if (answer === undefined) {
    throw loginError(fault, ask, client);
  }
  throwIfSentAway(answer, ask, client);
}

/** What a fault means when it answers the login. */
function loginError(fault: Fault, ask: Ask, client: OpcoreClient): AnswerError {
  const { path } = ask.request;
  const { url } = client.settings;
  const status = statusOf(fault);
  if (fault.kind === 'status' && fault.answer.html === true) {
    // Not opCore's answer, so that it says nothing of user name and password.
    return client.errorOf(fault, ask);
  }
  switch (status) {
    case 401:
    case 403:
      return refused(client, status);
    case 404:
      return new AnswerError(noLoginSentence(url, path), 404);
    default:
      return isRefusal(fault) ? refused(client) : client.errorOf(fault, ask);
  }
}

/** Whatever its status: a login that was tried with a wrong password counts, and too many lock the account. */
function isRefusal(fault: Fault): boolean {
  switch (fault.kind) {
    case 'vendor':
      return !isSaid(fault.said) || speaksOfCredentials(fault.said);
    case 'status': {
      const { status, text = '' } = fault.answer;
      const { message, error } = jsonBody(text) ?? { message: text };
      const mayBeOpcores = status >= 400 && status <= 500 && status !== 407 && status !== 429;
      return mayBeOpcores && [message, error].some((said) => isSaid(said) && speaksOfCredentials(said));
    }
    default:
      return false;
  }
}

function speaksOfCredentials(said: string): boolean {
  return /password|credential|user ?name|log[ -]?in|account|authenticat/i.test(said);
}

/** A good login leads on into the application; one that leads back to the login page was refused. */
function throwIfSentAway({ status, headers }: HttpAnswer, { request }: Ask, client: OpcoreClient): void {
  const where =
    status >= 300 && status < 400 ? leadsAway(headers.location ?? '', request.path, client.settings.url) : undefined;
  if (where === 'login') {
    throw refused(client);
  }
  if (where !== undefined) {
    throw new AnswerError(redirectedLoginSentence(request.path, where.address), 502);
  }
}

function refused(client: OpcoreClient, status = 401): AnswerError {
  return credentialsError(refusedSentence(`(${status})`, pauseLogins(refusedNote, client)), status);
}

function credentialsError(sentence: string, status = 401): AnswerError {
  return new AnswerError(sentence, status, 'downstream', undefined, 'credentials');
}

/** Every login counts that may have been a wrong one; also one that was accepted but opened nothing. */
function throwIfPaused({ host }: OpcoreClient): void {
  const refusedUntil = host.account.until(refusedNote);
  if (refusedUntil !== undefined) {
    throw credentialsError(refusedSentence('at the last login', refusedUntil));
  }
  const noSessionUntil = host.account.until(noSessionNote);
  if (noSessionUntil !== undefined) {
    throw credentialsError(noSessionSentence(noSessionUntil));
  }
}

function pauseLogins(note: string, { host }: OpcoreClient): number {
  const until = host.now() + pause;
  host.account.setUntil(note, until);
  return until;
}
