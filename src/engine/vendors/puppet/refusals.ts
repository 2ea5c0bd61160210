import { AnswerError } from '../../sentences/answer-error';
import type { HttpAnswer } from '../../seam/host';
import { oneLine, quoted } from '../../sentences/quoted';
import { puppet as model } from '../../../model/vendors/puppet';
import { jsonBody } from '../json-body';

/** A 404 of the orchestrator itself; whoever asked knows for which job. */
export class UnknownJob extends AnswerError {
  constructor() {
    super('Puppet has no such job.', 404);
  }
}

const tokenSetting = `${model.secret.label} (${model.secret.key})`;
const newToken = `make a new one with "puppet access login --lifetime 1y" and put it into ${tokenSetting}`;

/**
 * Puppet's errors have the body `{"kind":"puppetlabs.<part>/<what>","msg":"…"}`:
 * https://puppet.com/docs/pe/2023.8/orchestrator_api_error_responses.html
 */
export function refusal(answer: HttpAnswer): AnswerError | undefined {
  if (answer.status < 400 || answer.html === true) {
    return undefined;
  }
  const { kind, said } = errorBody(answer.text);
  switch (answer.status) {
    case 400:
      return new AnswerError(badRequest(kind, said), 400);
    case 401:
      return new AnswerError(unauthenticated(kind), 401);
    case 403:
      return new AnswerError(
        `Puppet does not let the token's user read jobs (403): give a role of that user the permission "Job orchestrator: Start, stop and view jobs" in the console.`,
        403
      );
    case 404:
      return kind === 'unknown-job' ? new UnknownJob() : undefined;
    case 500:
      return kind === undefined
        ? undefined
        : new AnswerError(
            `Puppet's orchestrator failed (500)${said}; try again, and look at its log if it stays so.`,
            500
          );
    default:
      return undefined;
  }
}

function badRequest(kind: string | undefined, said: string): string {
  // Puppet's documentation prefixes validation errors with `puppetlabs.orchestrator`, its own client with `puppetlabs.validators`.
  const why = kind === undefined || kind === 'validation-error' ? '' : ` (${oneLine(kind)})`;
  return `Puppet refused the request as wrong (400)${why}${said}.`;
}

function unauthenticated(kind: string | undefined): string {
  switch (kind) {
    case 'user-unauthenticated':
      return `Puppet got no access token (401): check ${tokenSetting}, and that no proxy drops the header X-Authentication.`;
    case 'token-expired':
      return `Puppet's access token has expired (401): ${newToken}.`;
    case 'token-revoked':
      return `Puppet's access token has been revoked (401): ${newToken}.`;
    case 'user-revoked':
      return `The user of Puppet's access token has been revoked (401): let an active user ${newToken}.`;
    case 'invalid-token':
      return `Puppet does not know this access token (401): ${newToken}.`;
    default:
      return `Puppet refused the access token (401): ${newToken}.`;
  }
}

/** What comes after the `/` of `kind`, and `msg` as the end of a sentence. */
function errorBody(text: string | undefined): { kind: string | undefined; said: string } {
  const { kind, msg } = jsonBody(text) ?? {};
  return {
    kind: typeof kind === 'string' ? kind.slice(kind.lastIndexOf('/') + 1) : undefined,
    said: typeof msg === 'string' && msg.trim() !== '' ? `: ${quoted(msg)}` : '',
  };
}
