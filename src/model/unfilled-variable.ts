/** `$name`, `${name}`, `${name.field:format}`, `[[name]]` or `[[name:format]]`. */
const variable = /\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*[^}]*\}|\[\[[A-Za-z_]\w*(?::\w+)?\]\]/g;

/**
 * The first dashboard variable that still stands in a text; undefined where there is none. A dollar after a backslash is a plain
 * dollar.
 * @param literal compared as it is; in a pattern two backslashes are one backslash and escape nothing
 */
export function unfilledVariable(text: string, literal: boolean): string | undefined {
  for (const found of text.matchAll(variable)) {
    if (text[found.index] !== '$' || !isEscaped(text, found.index, literal)) {
      return found[0];
    }
  }
  return undefined;
}

/** Whether a backslash takes what stands at a place for itself. @param literal and not a pattern, as above */
export function isEscaped(text: string, index: number, literal: boolean): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') {
    backslashes++;
  }
  return literal ? backslashes > 0 : backslashes % 2 === 1;
}
