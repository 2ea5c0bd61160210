/** To the engine `\$` is a plain dollar, and any other one before a name is a variable that nobody filled in. */

/** A text that is compared as it is, as the engine has to get it. */
export function literalDollars(value: string): string {
  return value.replaceAll('$', () => '\\$');
}

/** A pattern as the engine has to get it: its other dollars are anchors. */
export function patternDollars(pattern: string): string {
  return pattern.replace(/(\\*)\$(?=\{?[A-Za-z_])/g, (found, backslashes: string) =>
    backslashes.length % 2 === 1 ? found : `${backslashes}\\$`
  );
}

/** A text as it is, of what the engine has to get. */
export function plainDollars(literal: string): string {
  return literal.replaceAll('\\$', () => '$');
}
