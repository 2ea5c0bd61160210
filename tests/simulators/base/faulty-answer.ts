import { gzipSync } from 'node:zlib';
import { type Answer, html, htmlType, json, jsonType, text, wholeBody } from './answer';
import type { Fault } from './fault';
import { isQuiet } from './quiet-fault';
import { quietlyWrong } from './quietly-wrong';
import type { Spoilable } from './spoilable';

/** What a fault makes of the good answer, as far as status, headers and body go; timing and resets are the wire's. */
export function faultyAnswer(fault: Fault, spoilable: Spoilable): Answer {
  if (isQuiet(fault)) {
    return quietlyWrong(fault, spoilable);
  }
  const { good, vendorError } = spoilable;
  switch (fault.kind) {
    case 'status':
      return withRetryAfter(statusAnswer(fault.status, fault.body ?? 'vendor', vendorError), fault.retryAfter);
    case 'answer':
      return wordForWord(fault.body, fault.status, fault.headers);
    case 'throttle':
      return withRetryAfter(vendorError(429), fault.retryAfter);
    case 'redirect':
      return { status: fault.status ?? 302, headers: { Location: fault.to, 'Content-Type': htmlType }, body: '' };
    case 'wrongJson':
      return text(fault.body ?? '{"hello":"world"}', jsonType);
    case 'notJson':
      return text('upstream connect error or disconnect/reset before headers', jsonType);
    case 'empty':
      return text('', jsonType);
    case 'htmlOk':
      return html('Sign in to "Example & Sons"', 200);
    case 'oversize':
      return oversize(fault.bytes, fault.compressed ?? false);
    case 'truncated':
      return withBody(good(), (whole) => whole.subarray(0, Math.floor(whole.length / 2)));
    case 'trailing':
      return withBody(good(), (whole) => Buffer.concat([whole, Buffer.from('\n{"again":true}')]));
    case 'reset':
    case 'resetMidBody':
    case 'slowHeaders':
    case 'slowBody':
    case 'hang':
      return good();
    default:
      return fault satisfies never;
  }
}

function wordForWord(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  const answer = typeof body === 'string' ? text(body, htmlOrJson(body), status) : json(body, status);
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function htmlOrJson(body: string): string {
  return /^\s*</.test(body) ? htmlType : jsonType;
}

function withBody(answer: Answer, change: (whole: Buffer) => Buffer): Answer {
  return { ...answer, body: change(wholeBody(answer)) };
}

function statusAnswer(
  status: number,
  body: 'vendor' | 'html' | 'text' | 'empty',
  vendorError: (status: number) => Answer
) {
  switch (body) {
    case 'vendor':
      return vendorError(status);
    case 'html':
      return html(`${status} Something is wrong`, status);
    case 'text':
      return text(status === 401 ? 'Unauthorized' : 'Something is wrong', 'text/plain', status);
    case 'empty':
      return text('', 'text/plain', status);
  }
}

function withRetryAfter(answer: Answer, retryAfter: number | string | undefined): Answer {
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } };
}

function oversize(bytes: number, compressed: boolean): Answer {
  if (compressed) {
    const body = gzipSync(Buffer.concat([...filler(bytes)]));
    return { status: 200, headers: { 'Content-Type': jsonType, 'Content-Encoding': 'gzip' }, body };
  }
  return text(filler(bytes), jsonType);
}

/** One JSON object of this size, made while it is sent. */
function* filler(bytes: number): Generator<Buffer> {
  const piece = Buffer.alloc(64 * 1024, 'x');
  yield Buffer.from('{"filler":"');
  for (let left = bytes - 13; left > 0; left -= piece.length) {
    yield piece.subarray(0, Math.min(left, piece.length));
  }
  yield Buffer.from('"}');
}
