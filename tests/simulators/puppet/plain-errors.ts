import { type Answer, text, wholeBody } from '../base/answer';
import { type SimulatedRequest, headerOf } from '../base/request';

/** An error as a client gets it that did not ask for JSON: the `msg` and nothing else. */
export function plainError(request: SimulatedRequest, answer: Answer): Answer {
  const wantsJson = headerOf(request, 'accept')?.includes('application/json') === true;
  if (answer.status < 400 || wantsJson || !answer.headers['Content-Type']?.includes('json')) {
    return answer;
  }
  const body: unknown = JSON.parse(wholeBody(answer).toString('utf8'));
  const message = typeof body === 'object' && body && 'msg' in body ? String(body.msg) : '';
  return text(message, 'text/plain; charset=utf-8', answer.status);
}
