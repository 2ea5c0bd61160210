import { opsera as model } from '../../../model/vendors/opsera';
import { AnswerError } from '../../sentences/answer-error';
import type { HttpAnswer } from '../../seam/host';
import { instant } from '../../sentences/instant';
import { quoted } from '../../sentences/quoted';
import { jsonBody } from '../json-body';
import type { VendorClient } from '../../client/client';

/** A 403 that is not about the token's scope; whoever asked knows which role it takes. */
export class NotAllowed extends AnswerError {
  constructor(said: string) {
    super(`Opsera does not allow this (403)${said}: the owner of ${tokenSetting} lacks a role.`, 403);
  }
}

/** A 404 of Opsera itself; whoever asked knows for what. */
export class NotThere extends AnswerError {
  constructor(said: string) {
    super(`Opsera has nothing there (404)${said}: check the URL (url).`, 404);
  }
}

const tokenSetting = `${model.secret.label} (${model.secret.key})`;
const newToken = 'Create a new personal token with scope api';

/**
 * Statuses are documented, bodies are not: a reason is quoted where there is one under `message` or `error`. v1 of the API
 * tells failures in a 200.
 */
export function refusal(answer: HttpAnswer, client: VendorClient): AnswerError | undefined {
  if (answer.status < 300) {
    return failureInside(answer);
  }
  if (answer.html === true) {
    return undefined;
  }
  const words = jsonBody(answer.text) ?? {};
  const reason = reasonOf(words);
  const said = reason === undefined ? '' : `: ${quoted(reason)}`;
  switch (answer.status) {
    case 400:
    case 422:
      return new AnswerError(`Opsera refused the request as wrong (${answer.status})${said}.`, answer.status);
    case 401:
      return new AnswerError(unauthenticated(client), 401);
    case 403:
      return /scope/i.test(reason ?? '')
        ? new AnswerError(
            `Opsera refused the token's scope (403)${said}. ${newToken} and put it into ${tokenSetting}.`,
            403
          )
        : new NotAllowed(said);
    case 404:
      return new NotThere(said);
    case 500:
      return said === ''
        ? undefined
        : new AnswerError(`Opsera failed (500)${said}; try again, and ask Opsera if it stays so.`, 500);
    default:
      return undefined;
  }
}

/** A 200 that says it failed and brings no records. */
function failureInside({ table, text }: HttpAnswer): AnswerError | undefined {
  if (table !== undefined && table.length + table.skipped > 0) {
    return undefined;
  }
  const words = table === undefined ? (jsonBody(text) ?? {}) : table.head;
  if (typeof words.status !== 'string' || !/^(failed|failure|error)$/i.test(words.status.trim())) {
    return undefined;
  }
  const reason = reasonOf(words);
  return new AnswerError(
    reason === undefined
      ? `Opsera answered that it failed ("${words.status.trim()}") without a reason; try again.`
      : `Opsera answered that it failed: ${quoted(reason)}.`,
    502
  );
}

function unauthenticated(client: VendorClient): string {
  const expires = client.settings.secrets[model.secret.key]?.expires;
  return expires !== undefined && expires <= client.host.now()
    ? `Opsera's personal token expired at ${instant(expires)} (401). ${newToken}.`
    : `Opsera refused the token (401). ${newToken}.`;
}

interface Words {
  status?: unknown;
  message?: unknown;
  error?: unknown;
}

function reasonOf({ message, error }: Words): string | undefined {
  const inner: Words = typeof error === 'object' && error !== null ? error : {};
  return [message, error, inner.message].find(
    (words): words is string => typeof words === 'string' && words.trim() !== ''
  );
}
