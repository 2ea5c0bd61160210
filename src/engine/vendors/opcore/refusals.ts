import { AnswerError } from '../../sentences/answer-error';
import type { HttpAnswer } from '../../seam/host';
import { quoted } from '../../sentences/quoted';
import { jsonBody } from '../json-body';

/** The session is over, or there was none: a 401 or the login page. Whoever sent the request logs in and asks again. */
export class LoginNeeded extends AnswerError {
  constructor() {
    super('opCore wants a login first (401).', 401);
  }
}

/** There is no audit under the UUID that was asked for; whoever asked knows it. */
export class UnknownNode extends AnswerError {
  constructor() {
    super('opCore has no audit for such a node.', 400);
  }
}

/**
 * Errors are `{"error":1,"message":"…"}`, in a 200 too; "Permission denied" comes with 200 or 403, and an unknown or
 * invalid UUID is a 400: https://docs.community.firstwave.com/wiki/spaces/opCommon/pages/3679518728/Node+Audit+API
 */
export function refusal(answer: HttpAnswer): AnswerError | undefined {
  const { status } = answer;
  if (status === 401 || (status < 300 && isLoginPage(answer.text))) {
    return new LoginNeeded();
  }
  if (status === 403) {
    return forbidden();
  }
  if (status === 404) {
    return new AnswerError(
      'opCore does not know this address (404): check the URL (url); the node audit needs opCharts 4.9.1 or later.',
      404
    );
  }
  if (status !== 400 && status >= 300) {
    return undefined;
  }
  const { error, message } = answer.table?.head ?? jsonBody(answer.text) ?? {};
  return isError(error) ? said(message, status) : undefined;
}

function said(message: unknown, status: number): AnswerError | undefined {
  const text = typeof message === 'string' ? message : '';
  if (/permission denied/i.test(text)) {
    return forbidden();
  }
  if (/no data found/i.test(text)) {
    return new UnknownNode();
  }
  const quote = text.trim() === '' ? '' : `: ${quoted(text)}`;
  return status === 400
    ? new AnswerError(`opCore refused the request as wrong (400)${quote}.`, 400)
    : new AnswerError(`opCore answered with an error${quote}; look at its log if it stays so.`, 502);
}

function forbidden(): AnswerError {
  return new AnswerError(
    'opCore denies permission to read nodes or their audit (403): give User name (username) a role in opCore that may read both.',
    403
  );
}

/** Vendor docs: 0 or omitted when all is well. */
function isError(error: unknown): boolean {
  return error !== undefined && error !== null && error !== 0 && error !== '0' && error !== false && error !== '';
}

/** A page that asks for a password. */
function isLoginPage(text: string | undefined): boolean {
  return text !== undefined && /^\s*</.test(text) && /<input[^>]{0,1000}type\s*=\s*["']?password/i.test(text);
}
