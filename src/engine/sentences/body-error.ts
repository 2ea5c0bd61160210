import { AnswerError } from './answer-error';
import type { BodyProblem } from '../seam/host';
import { hostOf } from './host-of';
import { waysOf, type Place } from './place';

/** The sentence for a good status with a body that is not the vendor's API. */
export function bodyError(problem: BodyProblem, path: string, place: Place): AnswerError {
  const { model, settings } = place;
  return new AnswerError(`${model.name} at ${hostOf(settings.url)} ${whatCame(problem, path, waysOf(place).url)}`, 502);
}

function whatCame(problem: BodyProblem, path: string, url: string): string {
  switch (problem) {
    case 'html':
      return `answered ${path} with a web page instead of data: check that the ${url} leads to the API and not to a login page or proxy.`;
    case 'empty':
      return `sent an empty answer for ${path}: check that the ${url} leads to the API.`;
    case 'notJson':
      return `answered ${path} with something that is no JSON: check that the ${url} leads to the API.`;
    case 'truncated':
      return `sent an answer for ${path} that breaks off in the middle; try again.`;
    case 'trailing':
      return `sent an answer for ${path} with something after the end of the data: check for a proxy between Grafana and it.`;
    case 'tooDeep':
      return `sent an answer for ${path} that is nested too deeply to be read.`;
    case 'tooMany':
      return `sent more records in one answer for ${path} than can be read: narrow the selection or the time range.`;
    case 'noRows':
      return `sent an answer for ${path} without the data that its API promises: check that the ${url} leads to the right API and version.`;
    default:
      return problem satisfies never;
  }
}
