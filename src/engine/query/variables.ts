import { AnswerError } from '../answer-error';
import { oneLine } from '../quoted';

/** `$name`, `${name}`, `${name.field:format}`, `[[name]]` or `[[name:format]]`. */
const variable = /\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*[^}]*\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/g;

/**
 * Refuses a text in which a dashboard variable still stands: alert rules and public dashboards have none, and a count of
 * what is called `$user` would be 0 for ever. A dollar after a backslash is a plain dollar.
 */
export function refuseVariables(text: string): void {
  for (const found of text.matchAll(variable)) {
    if (!isEscaped(text, found.index)) {
      throw new AnswerError(`Grafana does not fill in dashboard variables here (${oneLine(found[0])}).`, 400);
    }
  }
}

/** The text with `\$` as the plain dollar that it stands for. */
export function plainDollars(text: string): string {
  return text.replace(/\\\$/g, '$');
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return text[index] === '$' && backslashes % 2 === 1;
}
