import { escapePattern } from '../../model/escape-pattern';
import { plainDollars } from '../../model/plain-dollars';
import { isEscaped } from '../../model/unfilled-variable';
import { variablePattern } from '../interpolation/variable-values';

/**
 * A text as a pattern that finds nothing but it, and in it what its variables hold, which Grafana is told to escape as well.
 * `\$` is a plain dollar, as in every value.
 */
export function literalPattern(text: string): string {
  let pattern = '';
  let end = 0;
  for (const match of text.matchAll(variablePattern)) {
    const variable = variableIn(match);
    if (variable !== undefined && !isEscaped(text, match.index, true)) {
      pattern += escaped(text.slice(end, match.index)) + variable;
      end = match.index + match[0].length;
    }
  }
  return pattern + escaped(text.slice(end));
}

/** With the format that it has, or else with that of patterns; undefined where it can be none, as `$5`. */
function variableIn([written, plain, bracketed, bracketFormat, braced, path, braceFormat]: RegExpMatchArray) {
  const name = plain ?? bracketed ?? braced ?? '';
  if (/^\d/.test(name)) {
    return undefined;
  }
  const place = path === undefined ? name : `${name}.${path}`;
  return (bracketFormat ?? braceFormat) === undefined ? `\${${place}:regex}` : written;
}

function escaped(text: string): string {
  return escapePattern(plainDollars(text));
}
