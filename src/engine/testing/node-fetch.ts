import type { FetchFailure, FetchOptions, HttpAnswer, VendorAnswer, VendorRequest } from '../seam/host';
import { native } from './native-columns';

const longestText = 1024 * 1024;

/** What a test answers a request with: an HTTP answer (an object as body is sent as JSON), or a failure. */
export type TestAnswer =
  | {
      status: number;
      headers?: Readonly<Record<string, string>>;
      body?: string | Uint8Array | object | null;
      waitUntil?: number;
    }
  | { failure: FetchFailure['failure']; detail?: string; waitUntil?: number; status?: number };

export type AnswerRequest = (request: VendorRequest) => TestAnswer | Promise<TestAnswer>;

/** `Host.fetch` over a function that answers; the signal's end is a failure as in the Go host. */
export function nodeFetch(
  answer: AnswerRequest,
  now: () => number
): (request: VendorRequest, options: FetchOptions) => Promise<VendorAnswer> {
  return async (request, options) => {
    const { signal } = options;
    if (signal.reason !== undefined) {
      return ended(signal.reason);
    }
    let stopListening: () => void = () => undefined;
    const end = new Promise<VendorAnswer>((resolve) => {
      stopListening = signal.onEnd(() => resolve(ended(signal.reason)));
    });
    try {
      return await Promise.race([
        end,
        Promise.resolve(answer(request)).then((given) => vendorAnswer(given, options, now())),
      ]);
    } finally {
      stopListening();
    }
  };
}

function ended(reason: FetchOptions['signal']['reason']): FetchFailure {
  return { kind: 'failure', failure: reason === 'deadline' ? 'timeout' : 'cancelled' };
}

function vendorAnswer(given: TestAnswer, options: FetchOptions, receivedAt: number): VendorAnswer {
  if ('failure' in given) {
    return { kind: 'failure', ...given };
  }
  const body = bytesOf(given.body);
  const answer: HttpAnswer = {
    kind: 'answer',
    status: given.status,
    headers: given.headers ?? { 'content-type': 'application/json' },
    receivedAt,
    bytes: body.byteLength,
    ...(given.waitUntil === undefined ? {} : { waitUntil: given.waitUntil }),
  };
  const asText = (): Pick<HttpAnswer, 'text' | 'html'> => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body.subarray(0, longestText));
    return { text, ...(isWebPage(text, answer.headers['content-type'] ?? '') ? { html: true } : {}) };
  };
  if (!options.plan || given.status < 200 || given.status > 299) {
    return { ...answer, ...asText() };
  }
  const decoded = native.decode(body, JSON.stringify(options.plan));
  return 'table' in decoded ? { ...answer, ...decoded } : { ...answer, ...decoded, ...asText() };
}

/** Some servers call their JSON HTML. */
function isWebPage(text: string, contentType: string): boolean {
  return /^\s*<(!doctype\s+html|html)/i.test(text) || (/html/i.test(contentType) && /^\s*</.test(text));
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
