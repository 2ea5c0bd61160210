import type { ConnectionClient } from '../client/connection-client';
import type { Frame, FrameMeta, Notice, QueryEnvelope, QueryResult } from '../seam/protocol';
import { AnswerError } from '../sentences/answer-error';
import type { Vendor } from '../vendors/vendor';
import { forAlert } from './alert-rules';
import { answers } from './answers';
import { cacheShortfall } from './cache-shortfall';
import { clockShortfall } from './clock-shortfall';
import { answerErrorOf, errorResult } from './error-result';
import { noteImpassable } from './impassable';
import type { KnownQueries } from './known-queries';
import { logAnswer } from './log-answer';
import type { ParsedQuery } from './parse-query';
import { decidingFields, filteredFields, type Question } from './question';
import { checkedRange } from './checked-range';
import { warningsFirst } from './warnings-first';

/** Beyond so many, notices are summed up in one. */
const mostNotices = 20;
/** In the error of a rule. */
const mostReasons = 3;

/** Answers one query; whatever fails is in the result. */
export async function runQuery(
  envelope: QueryEnvelope,
  fromAlert: boolean,
  client: ConnectionClient,
  vendor: Vendor,
  known: KnownQueries
): Promise<QueryResult> {
  const { refId } = envelope;
  const began = client.host.now();
  let question: Question | undefined;
  let result: QueryResult;
  try {
    question = questionOf(envelope, fromAlert, client, vendor, known);
    result = { refId, status: 200, frames: await framesOf(question) };
  } catch (error) {
    result = errorResult(refId, answerErrorOf(error, client, client.host), client.calls.text());
  }
  logAnswer(result, question, began, client);
  return result;
}

async function framesOf(question: Question): Promise<Frame[]> {
  // Most have none, and each turn of the loop is felt.
  if (question.filters.length > 0) {
    await noteImpassable(question);
  }
  const frames = await answers[question.format](question);
  // What was called is told twice.
  question.client.calls.finish();
  return withWords(frames, question);
}

function questionOf(
  envelope: QueryEnvelope,
  fromAlert: boolean,
  client: ConnectionClient,
  vendor: Vendor,
  known: KnownQueries
): Question {
  const { notes } = client;
  const parsed = known.parse(envelope.json, vendor, client);
  const { format, notices } = fromAlert
    ? forAlert(parsed)
    : { format: parsed.query.format, notices: emptiedNotices(parsed) };
  notices.forEach(({ severity, text }) => notes.notice(text, severity));
  const { from, to } = checkedRange(envelope, fromAlert, notes);
  return {
    ...parsed,
    format,
    envelope: from === envelope.from && to === envelope.to ? envelope : { ...envelope, from, to },
    fromAlert,
    began: client.host.now(),
    isEmpty: parsed.emptied.length > 0 || to < from,
    vendor,
    client,
    notes,
  };
}

function emptiedNotices({ emptied }: ParsedQuery): Notice[] {
  return emptied.map((what) => ({
    severity: 'info',
    text: `Nothing is shown because a variable left only empty entries in ${what}.`,
  }));
}

/** Notices and calls stand on the first frame; an alert rule gets an error where anything is missing. */
function withWords(frames: readonly Frame[], question: Question): Frame[] {
  const { client, notes, envelope, isEmpty, began } = question;
  if (client.freshness === 'panels') {
    client.base.sharedReads.memoryUse.note(began, client.host.now(), notes);
  }
  const untrusted = isEmpty ? [] : [clockShortfall(client, envelope, began), cacheShortfall(client, began)];
  untrusted.forEach((sentence) => sentence !== undefined && notes.shortfall(sentence));
  const notices = notes.isEmpty ? [] : noticesOf(question);
  const first = frames[0] ?? { fields: [] };
  const executed = client.calls.text();
  const meta: FrameMeta = { ...first.meta };
  if (notices.length > 0) {
    meta.notices = upTo(mostNotices, notices);
  }
  if (executed !== undefined) {
    meta.executedQueryString = executed;
  }
  const told: Frame[] = [{ ...first, meta }];
  return told.concat(frames.slice(1));
}

function noticesOf(question: Question): Notice[] {
  const { notes, fromAlert, query } = question;
  const said = notes.sentences(decidingFields(question), filteredFields(question));
  if (fromAlert && query.partial === 'fail' && said.shortfalls.length > 0) {
    throw incomplete(said.shortfalls);
  }
  return warningsFirst(said);
}

function incomplete(shortfalls: readonly string[]): AnswerError {
  const left = shortfalls.length - mostReasons;
  const reasons = [...shortfalls.slice(0, mostReasons), ...(left > 0 ? [`(and ${left} more)`] : [])].join(' ');
  return new AnswerError(
    `The answer is incomplete, so the rule does not decide on it (it would with partial: "use" in its query): ${reasons}`,
    502
  );
}

function upTo(count: number, notices: Notice[]): Notice[] {
  return notices.length <= count
    ? notices
    : [
        ...notices.slice(0, count - 1),
        { severity: 'info', text: `${notices.length - count + 1} more notices are left out.` },
      ];
}
