import { AnswerError } from './answer-error';
import type { FetchFailure } from '../seam/host';
import { utcText } from './utc-text';
import { oneLine } from './quoted';
import { hostOf } from './host-of';
import { waysOf, type Place } from './place';
import type { Party, Ways } from './ways';

/** How many of the largest answers one query may hold; the host counts, by its own `answersHeld`. */
const answersHeld = 4;

/** The error for a request that got no HTTP answer; `cancelled` only when the host gave up for reasons of its own. */
export function failureError(failure: FetchFailure, place: Place): AnswerError {
  const waitUntil = failure.failure === 'waiting' ? (failure.waitUntil ?? 0) : undefined;
  return new AnswerError(sentenceOf(failure, place), statusOf(failure), 'downstream', waitUntil);
}

/** HTTP-like. */
function statusOf({ failure, status }: FetchFailure): number {
  switch (failure) {
    case 'timeout':
      return 504;
    case 'waiting':
      return status ?? 429;
    case 'settings':
      return 400;
    default:
      return 502;
  }
}

function sentenceOf(failure: FetchFailure, place: Place): string {
  const { model, settings } = place;
  const ways = waysOf(place);
  const { name } = model;
  const host = hostOf(settings.url);
  if (isTheProxys(failure)) {
    return `The proxy between Grafana's server and ${name} at ${host} ${proxyFault(failure.failure)}: check the proxy that Grafana's server is set up to use (HTTPS_PROXY, HTTP_PROXY or the secure socks proxy).`;
  }
  switch (failure.failure) {
    case 'proxyRefused':
      return proxyRefusal(failure.status, host, place);
    case 'dns':
      return `The name ${host} was not found: check the ${ways.url} of this ${name} data source, and that Grafana's server can resolve it.`;
    case 'refused':
      return `${host} refused the connection: check host and port in the ${ways.url}, and that ${name} is running and reachable from Grafana's server.`;
    case 'reset':
      return `${name} at ${host} broke off the connection; try again, and look at its log if it stays so.`;
    case 'tls':
      return tlsSentence(failure.detail, host, name, ways);
    case 'timeout':
      return `${name} at ${host} did not answer in time: check that it is reachable and not overloaded, or raise ${ways.timeout}.`;
    case 'tooLarge':
      return `An answer of ${name} is larger than ${settings.maxResponseMegabytes} MB: narrow the selection, or raise Largest answer (maxResponseMegabytes).`;
    case 'tooMuch':
      return `The query needs more than ${answersHeld * settings.maxResponseMegabytes} MB of memory: narrow the query, or raise Largest answer (maxResponseMegabytes).`;
    case 'redirect':
      return redirectSentence(failure.detail, host, ways);
    case 'waiting':
      return waitingSentence(name, failure.waitUntil);
    case 'settings':
      return `This data source's connection is set up wrong: ${oneLine(named(failure.detail ?? 'see its settings', model, ways))}.`;
    case 'garbled':
      return `What came from ${name} at ${host} is no HTTP answer, or one that was packed (Content-Encoding) and cannot be unpacked: check host and port in the ${ways.url}, and what stands between it and Grafana's server.`;
    case 'cancelled':
    case 'network':
      return `The connection to ${name} at ${host} failed; check the network between Grafana's server and it.`;
    default:
      return failure.failure satisfies never;
  }
}

/** What to say while the vendor is not called because it asked to wait, by whichever status. */
function waitingSentence(name: string, until: number | undefined): string {
  const when = until === undefined || until === 0 ? 'in a minute' : `after ${utcText(until)}`;
  return `${name} asked to wait and is not called before that is over; try again ${when}.`;
}

/** What to say when the vendor wants no calls for a while. */
export function waitSentence(name: string, until: number | undefined): string {
  return until === undefined || until === 0
    ? `${name} asks to be called less often (429); try again in a minute.`
    : `${name} asks to wait before it is called again (429); try again after ${utcText(until)}.`;
}

/** What a proxy's status means; it may also come as that of an answer, where the URL is http. */
export function proxyRefusal(status: number | undefined, host: string, place: Place): string {
  const { name } = place.model;
  const proxy = `The proxy between Grafana's server and ${name} at ${host}`;
  switch (status) {
    case 407:
      return `${proxy} wants a login (407): put user name and password into the proxy's address that Grafana's server is set up with (HTTPS_PROXY, HTTP_PROXY).`;
    case 502:
    case 503:
    case 504:
      return `${proxy} could not reach it (${status}): check host and port in the ${waysOf(place).url}, and that ${name} is running and reachable from the proxy.`;
    default:
      return `${proxy} refused to connect to it (${status ?? 'no status'}): have the proxy let Grafana's server through to ${host}, or leave it out for that host (NO_PROXY).`;
  }
}

/** Elsewhere the detail is another thing, which may bear the same name. */
function isTheProxys({ failure, detail }: FetchFailure): boolean {
  return detail === 'proxy' && failure !== 'redirect' && failure !== 'settings';
}

function proxyFault(failure: FetchFailure['failure']): string {
  switch (failure) {
    case 'dns':
      return 'was not found by its name';
    case 'refused':
      return 'refused the connection';
    case 'timeout':
      return 'did not answer in time';
    case 'reset':
      return 'broke off the connection';
    default:
      return 'let no connection through';
  }
}

function redirectSentence(elsewhere: string | undefined, host: string, { url }: Ways): string {
  return elsewhere === undefined || elsewhere === ''
    ? `${host} redirects again and again without an answer: put the address that it ends at into the ${url}, and check for a login page or proxy in front of it.`
    : `${host} redirects to ${oneLine(elsewhere)}, which is not followed because the credentials are for ${host} only: put the right address into the ${url}.`;
}

function tlsSentence(detail: string | undefined, host: string, name: string, ways: Ways): string {
  switch (detail) {
    case 'unknownAuthority':
      return `The certificate of ${host} is signed by an authority that Grafana's server does not know: ${ways.authority(name)}.`;
    case 'hostname':
      return `The certificate of ${host} is made out to another name: use that name in the ${ways.url}, or ${ways.serverName}.`;
    case 'expired':
      return `The certificate of ${host} has expired or is not valid yet: renew it on ${name}'s side, and check the clocks.`;
    default:
      return `No TLS connection to ${host} came about: check that the ${ways.url} has the right scheme and port, and ${ways.certificates}.`;
  }
}

/** The host knows secrets by their keys alone, and others by the SDK's names; people know them by their labels. */
function named(detail: string, { secrets }: Party, ways: Ways): string {
  const secret = secrets.find(({ key }) => detail.startsWith(`${key} `));
  return secret === undefined
    ? detail.replace(/((?:[A-Z]\w* )+)\(([a-z]\w+)\)/g, (_, label: string, key: string) =>
        ways.named(label.trim(), key)
      )
    : `${secret.label} (${secret.key})${detail.slice(secret.key.length)}`;
}
