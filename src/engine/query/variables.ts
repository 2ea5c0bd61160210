import { AnswerError } from '../sentences/answer-error';
import { oneLine } from '../sentences/quoted';

/** `$name`, `${name}`, `${name.field:format}`, `[[name]]` or `[[name:format]]`. */
const variable = /\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*[^}]*\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/g;

/**
 * Refuses a text in which a dashboard variable still stands: alert rules and public dashboards have none, and a count of
 * what is called `$user` would be 0 for ever. A dollar after a backslash is a plain dollar.
 * @param literal compared as it is; in a pattern two backslashes are one backslash and escape nothing
 */
export function refuseVariables(text: string, literal: boolean): void {
  for (const found of text.matchAll(variable)) {
    if (!isEscaped(text, found.index, literal)) {
      throw new AnswerError(`Grafana does not fill in dashboard variables here (${oneLine(found[0])}).`, 400);
    }
  }
}

/** The text with `\$` as the plain dollar that it stands for. */
export function plainDollars(text: string): string {
  return text.replace(/\\\$/g, '$');
}

function isEscaped(text: string, index: number, literal: boolean): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return text[index] === '$' && (literal ? backslashes > 0 : backslashes % 2 === 1);
}
