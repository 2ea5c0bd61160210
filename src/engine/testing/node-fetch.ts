import type { FetchFailure, FetchOptions, HttpAnswer, VendorAnswer, VendorRequest } from '../seam/host';
import { decodeBody } from './decode-body';
import { decodeUtf8 } from './decode-utf8';

const longestText = 1024 * 1024;

/** What a test answers a request with: an HTTP answer (an object as body is sent as JSON), or a failure. */
export type TestAnswer =
  | {
      status: number;
      headers?: Readonly<Record<string, string>>;
      body?: string | Uint8Array | object | null;
      attempts?: number;
      waitUntil?: number;
    }
  | { failure: FetchFailure['failure']; detail?: string; waitUntil?: number; attempts?: number };

export type AnswerRequest = (request: VendorRequest) => TestAnswer | Promise<TestAnswer>;

/** `Host.fetch` over a function that answers; the signal's end is a failure as in the Go host. */
export function nodeFetch(
  answer: AnswerRequest
): (request: VendorRequest, options: FetchOptions) => Promise<VendorAnswer> {
  return async (request, options) => {
    const { signal } = options;
    if (signal.reason !== undefined) {
      return ended(signal.reason, 0);
    }
    let stopListening: () => void = () => undefined;
    const end = new Promise<VendorAnswer>((resolve) => {
      stopListening = signal.onEnd(() => resolve(ended(signal.reason, 1)));
    });
    try {
      return await Promise.race([end, Promise.resolve(answer(request)).then((given) => vendorAnswer(given, options))]);
    } finally {
      stopListening();
    }
  };
}

function ended(reason: FetchOptions['signal']['reason'], attempts: number): FetchFailure {
  return { kind: 'failure', failure: reason === 'deadline' ? 'timeout' : 'cancelled', attempts };
}

function vendorAnswer(given: TestAnswer, options: FetchOptions): VendorAnswer {
  if ('failure' in given) {
    return { kind: 'failure', attempts: 1, ...given };
  }
  const body = bytesOf(given.body);
  const answer: HttpAnswer = {
    kind: 'answer',
    status: given.status,
    headers: given.headers ?? { 'content-type': 'application/json' },
    bytes: body.length,
    attempts: given.attempts ?? 1,
    ...(given.waitUntil === undefined ? {} : { waitUntil: given.waitUntil }),
  };
  const text = () => decodeUtf8(body.subarray(0, longestText));
  if (!options.plan || given.status < 200 || given.status > 299) {
    return { ...answer, text: text() };
  }
  const decoded = decodeBody(body, options.plan);
  return 'table' in decoded ? { ...answer, ...decoded } : { ...answer, ...decoded, text: text() };
}

function bytesOf(body: string | Uint8Array | object | null | undefined): Uint8Array {
  if (body instanceof Uint8Array) {
    return body;
  }
  if (body === undefined) {
    return new Uint8Array(0);
  }
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}
