import { foldedWord } from '../events/folded-word';
import { isSaid } from './said';

/** Under which keys answers tell of errors, documented or not. */
export const wordKeys = [
  'status',
  'statusCode',
  'code',
  'success',
  'ok',
  'message',
  'detail',
  'error',
  'errors',
] as const satisfies ReadonlyArray<keyof Words>;

/** What an answer may say beside its records. */
export interface Words {
  status?: unknown;
  statusCode?: unknown;
  code?: unknown;
  success?: unknown;
  ok?: unknown;
  message?: unknown;
  detail?: unknown;
  error?: unknown;
  errors?: unknown;
}

const statusWords: ReadonlyArray<readonly [RegExp, number]> = [
  [/unauthori[sz]ed|unauthenticated|expired/, 401],
  [/forbidden|denied/, 403],
  [/notfound/, 404],
  [/error|fail|invalid|badrequest|unavailable|time(d)?out|exception|refused|rejected/, 502],
];

/**
 * The status, HTTP-like, of an error that a 200 tells; 502 where it does not say which. Beside records a
 * `status` may be theirs, so that words are an error only where no record came.
 */
export function failureInside(words: Words, hasRecords: boolean): number | undefined {
  const { status, statusCode, code, success, ok, message, detail, error, errors } = words;
  const number = [statusCode, code, status]
    .map((value) => Number(textOf(value)))
    .find((value) => value >= 400 && value < 600);
  if (number !== undefined) {
    return number;
  }
  if (isWord(success, 'false') || isWord(ok, 'false')) {
    return 502;
  }
  if (hasRecords) {
    return undefined;
  }
  const word = typeof status === 'string' ? status.toLowerCase().replace(/[^a-z]+/g, '') : '';
  const known = statusWords.find(([form]) => form.test(word));
  if (known !== undefined) {
    return known[1];
  }
  const isGood = isWord(success, 'true') || /^(success|successful|succeeded|ok|completed)$/.test(word);
  return holdsErrors({ error, errors }) ||
    (!isGood && [message, detail].some((said) => isSaid(said) && !saysNothingToSee(said)))
    ? 502
    : undefined;
}

/** Whatever came beside them. */
export function holdsErrors({ error, errors }: Words): boolean {
  return holdsSomething(error) || holdsSomething(errors);
}

/**
 * Whether nothing but the word of a state tells of a failure. It may be that of the task whose logs were asked for: one that
 * failed before it logged anything has none.
 */
export function isStateAlone(words: Words): boolean {
  const { status } = words;
  const word = typeof status === 'string' ? foldedWord(status) : '';
  return (
    /^(failed|failure|timedout|rejected)$/.test(word) && failureInside({ ...words, status: '' }, false) === undefined
  );
}

function isWord(value: unknown, word: string): boolean {
  return textOf(value).trim().toLowerCase() === word;
}

/** What an object or a list becomes as text is for the vendor to say: it may hold a `toString` of its own. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Not the `null`, `false`, 0, empty text, list or object of an answer that names its errors though there are none. */
function holdsSomething(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.keys(value).length > 0
    : Boolean(value) && !/^\s*(null|none|false|0)?\s*$/i.test(String(value));
}

/** `OK`, `No logs found` */
function saysNothingToSee(message: string): boolean {
  return /^\s*((ok|success(ful(ly)?)?)\b|no (more )?(logs|records|data|activity|results|entries|nodes|jobs)\b(( were)? (found|available))?\W*$)/i.test(
    message
  );
}
