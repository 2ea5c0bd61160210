import { type Answer, wholeBody } from '../../../tests/simulators/base/answer';
import type { Fault } from '../../../tests/simulators/base/fault';
import type { SimulatedRequest } from '../../../tests/simulators/base/request';
import type { Simulation } from '../../../tests/simulators/base/simulation';
import type { SecretReference, VendorRequest } from '../seam/host';
import type { AnswerRequest, TestAnswer } from './node-host';
import { toldLocation } from './told-location';

const mostRedirects = 5;
const passedOn = ['content-type', 'retry-after', 'date', 'age'];

/**
 * Speaks to a simulated vendor as the Go host speaks to a real one (`pkg/upstream`): fills in the secret, keeps cookies,
 * follows redirects within the host, and sends nothing while the vendor asks to wait. Only one thing it leaves out: it
 * never sends a request again.
 */
export function inProcess(simulation: Simulation): AnswerRequest {
  const cookies = new Map<string, string>();
  let waitUntil = -Infinity;

  const exchange = (request: SimulatedRequest) => {
    const cookie = Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
    const answered = simulation.answer(
      cookie === '' ? request : { ...request, headers: { ...request.headers, cookie } }
    );
    const [, name, value] = /^([^=;]+)=([^;]*)/.exec(headersOf(answered.answer)['set-cookie'] ?? '') ?? [];
    if (name !== undefined && value !== undefined) {
      cookies.set(name, value);
    }
    return answered;
  };

  return async (request) => {
    if (simulation.clock.now() < waitUntil) {
      return { failure: 'waiting', waitUntil };
    }
    let sent = simulatedRequest(request, simulation.side.secret);
    let { answer, fault } = exchange(sent);
    for (let redirects = 0; isRedirect(answer) && request.followRedirects !== false; redirects++) {
      const target = new URL(headersOf(answer).location ?? '', 'https://vendor.invalid');
      if (target.host !== 'vendor.invalid') {
        return { failure: 'redirect', detail: target.host };
      }
      if (redirects === mostRedirects) {
        return { failure: 'redirect' };
      }
      sent = { ...sent, method: 'GET', path: target.pathname, query: target.searchParams, body: '' };
      ({ answer, fault } = exchange(sent));
    }
    const wish = waitWish(answer, simulation.clock.now());
    waitUntil = wish ?? waitUntil;
    const told: Record<string, string> = { date: new Date(simulation.clock.now()).toUTCString() };
    const { location } = headersOf(answer);
    if (location !== undefined) {
      told.location = toldLocation(location, `https://vendor.invalid${sent.path}`);
    }
    return onTheWire(answer, fault, wish, told);
  };
}

function simulatedRequest(request: VendorRequest, secret: string): SimulatedRequest {
  const filled = (value: string | SecretReference) =>
    typeof value === 'string' ? value : `${value.prefix ?? ''}${secret}`;
  const all = (values: Readonly<Record<string, string | SecretReference>>) =>
    Object.entries(values).map(([name, value]) => [name, filled(value)] as const);
  const { body } = request;
  const type =
    body === undefined
      ? {}
      : { 'content-type': 'form' in body ? 'application/x-www-form-urlencoded' : 'application/json' };
  const headers = all(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: request.method,
    path: request.path,
    query: new URLSearchParams((request.parameters ?? []).map(([name, value]) => [name, value])),
    headers: { ...type, ...Object.fromEntries(headers) },
    body: body === undefined ? '' : 'form' in body ? formOf(all(body.form)) : JSON.stringify(body.json),
    parameters: {},
  };
}

function formOf(fields: ReadonlyArray<readonly [string, string]>): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

function isRedirect(answer: Answer): boolean {
  return answer.status >= 300 && answer.status < 400 && headersOf(answer).location !== undefined;
}

function headersOf({ headers }: Answer): Partial<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Until when the vendor asks to wait, epoch ms. */
function waitWish(answer: Answer, now: number): number | undefined {
  const retryAfter = headersOf(answer)['retry-after'];
  if ((answer.status !== 429 && answer.status !== 503) || retryAfter === undefined) {
    return undefined;
  }
  return /^\d+$/.test(retryAfter) ? now + 1000 * Number(retryAfter) : Date.parse(retryAfter);
}

async function onTheWire(
  answer: Answer,
  fault: Fault | undefined,
  waitUntil: number | undefined,
  told: Readonly<Record<string, string>>
): Promise<TestAnswer> {
  switch (fault?.kind) {
    case 'reset':
    case 'resetMidBody':
      return { failure: 'reset' };
    case 'hang':
      return new Promise(() => undefined);
    case 'slowHeaders':
    case 'slowBody':
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
      break;
    default:
  }
  const headers = Object.entries(headersOf(answer)).filter(([name]) => passedOn.includes(name));
  return {
    status: answer.status,
    headers: { ...told, ...Object.fromEntries(headers.map(([name, value]) => [name, value ?? ''])) },
    body: wholeBody(answer),
    ...(waitUntil === undefined ? {} : { waitUntil }),
  };
}
