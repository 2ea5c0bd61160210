import type { HttpAnswer } from '../seam/host';
import { AnswerError } from './answer-error';
import { credentials } from './credentials';
import type { Ask } from './ask';
import { proxyRefusal, waitSentence } from './failure-error';
import { checkUrl, fullPath } from './full-path';
import { hostOf } from './host-of';
import { utcText } from './utc-text';
import { waysOf, type Place } from './place';

/** The general sentence for a status that is no success, where the vendor's API does not explain it. */
export function statusError(answer: HttpAnswer, ask: Ask, place: Place): AnswerError {
  const { status } = answer;
  // What stands between is not the vendor, and neither a part nor a redirect is an error by its own number.
  const told = status === 407 || status < 400 ? 502 : status;
  return new AnswerError(
    sentenceOf(answer, ask, place),
    told,
    'downstream',
    status === 429 ? (answer.waitUntil ?? 0) : answer.waitUntil
  );
}

function sentenceOf(answer: HttpAnswer, ask: Ask, place: Place): string {
  const { request, what } = ask;
  const { model, settings } = place;
  const { url } = waysOf(place);
  const { name } = model;
  const host = hostOf(settings.url);
  const { status } = answer;
  const when = answer.waitUntil === undefined ? 'later' : `after ${utcText(answer.waitUntil)}`;
  if (status === 407) {
    return proxyRefusal(status, host, place);
  }
  if (status === 511) {
    return `The network between Grafana's server and ${name} at ${host} wants a login of its own (511): have it let Grafana's server through.`;
  }
  if (answer.html === true && (status === 401 || status === 403)) {
    return `A gateway or proxy in front of ${name} at ${host} answered ${request.path} with a web page (${status}): check that the ${url} leads to the API and not to a login page, and have the gateway let Grafana's server through.`;
  }
  if (answer.html === true && status >= 500) {
    return `A gateway or proxy in front of ${name} at ${host} answered ${request.path} with a web page (${status}): ${name} may be down or overloaded behind it; try again ${when}.`;
  }
  if (status === 401) {
    return `${name} refused the credentials (401): put valid ones into ${credentials(model)}.`;
  }
  if (status === 403) {
    return `${name} does not allow this (403): the owner of ${credentials(model)} lacks a permission or role.`;
  }
  if (status === 404) {
    return noRouteSentence(ask, place);
  }
  if (status === 429) {
    return waitSentence(name, answer.waitUntil);
  }
  if (status >= 500) {
    return `${name} at ${host} failed to answer (${status}): try again ${when}, and look at its log if it stays so.`;
  }
  if (status < 300 || status === 304) {
    return `A cache or proxy between Grafana and ${name} at ${host} answered ${request.path} with ${partOf(status)} (${status}), though all of it was asked for: have it pass on whole answers of this address, and keep none.`;
  }
  if (status >= 300 && status < 400) {
    return `${name} at ${host} redirects ${request.path} (${status}) to nowhere that could be followed: check the ${url}.`;
  }
  return `${name} at ${host} refused the request for ${what} (${status}).`;
}

/** There is nothing like what was asked for at that address. */
export function noRouteSentence({ request, what }: Ask, place: Place): string {
  const { model, settings } = place;
  const { path } = request;
  return `${model.name} at ${hostOf(settings.url)} has nothing at ${fullPath(settings.url, path)} (404), where ${what} should be: ${checkUrl(settings.url, path, waysOf(place).url)}.`;
}

/** What comes with a status that is neither an error nor a whole answer. */
function partOf(status: number): string {
  switch (status) {
    case 206:
      return 'a part of the data';
    case 202:
    case 304:
      return 'no data';
    default:
      return 'what need not be all of the data';
  }
}
