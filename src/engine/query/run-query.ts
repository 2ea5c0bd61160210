import type { VendorModel } from '../../model/vendors';
import { AnswerError } from '../sentences/answer-error';
import type { Notice, QueryEnvelope, QueryResult } from '../seam/protocol';
import type { ConnectionClient } from '../client/connection-client';
import { forAlert } from './alert-rules';
import { answers } from './answers';
import type { Answer } from './asked';
import { answerErrorOf, errorResult } from './error-result';
import { parseQuery } from './parse-query';
import type { ParsedQuery } from './parse-query';

/** More notices than that nobody reads. */
const mostNotices = 20;

/** Answers one query; whatever fails is in the result. */
export async function runQuery(
  envelope: QueryEnvelope,
  fromAlert: boolean,
  client: ConnectionClient,
  models: readonly VendorModel[]
): Promise<QueryResult> {
  const { settings, vendor, host } = client;
  try {
    const parsed = parseQuery(envelope.json, vendor, models, host);
    const asked = fromAlert
      ? forAlert(parsed)
      : { parsed, format: parsed.query.format, notices: emptiedNotices(parsed) };
    const answer = await answers[asked.format]({ ...asked.parsed, format: asked.format, envelope, fromAlert, client });
    if (fromAlert && parsed.query.partial === 'fail' && answer.shortfalls.length > 0) {
      throw incomplete(answer.shortfalls);
    }
    return { refId: envelope.refId, status: 200, frames: framesOf(answer, asked.notices, client) };
  } catch (error) {
    return errorResult(envelope.refId, answerErrorOf(error, settings, vendor, host), client.calls.text());
  }
}

function emptiedNotices({ emptied }: ParsedQuery): Notice[] {
  return emptied.map((what) => ({
    severity: 'info',
    text: `Nothing is shown because a variable left only empty entries in ${what}.`,
  }));
}

function incomplete(shortfalls: readonly string[]): AnswerError {
  return new AnswerError(
    `The answer is incomplete, so the rule does not decide on it (partial "use" makes it): ${shortfalls.slice(0, 3).join(' ')}`,
    502
  );
}

/** Notices and calls stand on the first frame. */
function framesOf(answer: Answer, asked: readonly Notice[], client: ConnectionClient): QueryResult['frames'] {
  const [first = { fields: [] }, ...others] = answer.frames;
  const notices = [
    ...answer.shortfalls.map((text): Notice => ({ severity: 'warning', text })),
    ...client.notices.values(),
    ...asked,
    ...answer.notices,
  ];
  const executed = client.calls.text();
  const meta = {
    ...first.meta,
    ...(notices.length > 0 ? { notices: upTo(mostNotices, notices) } : {}),
    ...(executed === undefined ? {} : { executedQueryString: executed }),
  };
  return [{ ...first, meta }, ...others];
}

function upTo(count: number, notices: readonly Notice[]): Notice[] {
  return notices.length <= count
    ? [...notices]
    : [
        ...notices.slice(0, count - 1),
        { severity: 'info', text: `${notices.length - count + 1} more notices are left out.` },
      ];
}
