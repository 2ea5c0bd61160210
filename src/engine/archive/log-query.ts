/** Words of LogsQL, the language of VictoriaLogs: https://docs.victoriametrics.com/victorialogs/logsql/ */
import type { TimeRange } from '../seam/time-range';

/**
 * The one way in which a text comes into a query: as a string literal, which nothing in it can end. VictoriaLogs reads it as Go
 * does; half a surrogate pair is none to either, and stands as what any decoder makes of it.
 */
export function literal(text: string): string {
  const inside = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === '\\') {
      return `\\${character}`;
    }
    if (code < 0x20 || code === 0x7f) {
      return `\\x${code.toString(16).padStart(2, '0')}`;
    }
    return code >= 0xd800 && code <= 0xdfff ? '\ufffd' : character;
  });
  return `"${inside.join('')}"`;
}

/** The field has one of the values; the empty text stands for a field that a record does not have. */
export function isAnyOf(field: string, values: readonly string[]): string {
  return `${literal(field)}:in(${values.map(literal).join(',')})`;
}

export function isNoneOf(field: string, values: readonly string[]): string {
  return `!${isAnyOf(field, values)}`;
}

/** Of these characters VictoriaLogs makes what RE2 does. */
const plainPattern = /^[\w .^$|*-]*$/;
/** A line's end, which it takes for the text's, and what would quote the end of a group, too. */
const oddPattern = /\(\?[a-zA-Z]*m|\\Q/;

/**
 * The RE2 pattern may be found in the field, which counts as the empty text where a record does not have it; undefined = there is
 * no such condition. VictoriaLogs looks for what is plain in a pattern by itself, and then overlooks the end of a word behind it
 * (`web\b`), and the second of two (`.+web.+`). Behind what always holds it leaves a pattern as it is.
 */
export function mayMatch(field: string, pattern: string): string | undefined {
  if (oddPattern.test(pattern)) {
    return undefined;
  }
  const whole = plainPattern.test(pattern) ? pattern : `(?:\\b|\\B)(?:${pattern})`;
  return `${literal(field)}:~${literal(whole)}`;
}

/** A number in the field is at least this. */
export function atLeast(field: string, least: number): string {
  return `${literal(field)}:>=${least}`;
}

/** A number in the field is below this. */
export function below(field: string, bound: number): string {
  return `${literal(field)}:<${bound}`;
}

/** A moment is read as all of its millisecond. */
export function happened({ from, to }: TimeRange): string {
  return `_time:[${momentText(from)},${momentText(to)}]`;
}

export function every(...conditions: readonly string[]): string {
  return conditions.join(' ');
}

export function either(...conditions: readonly string[]): string {
  return `(${conditions.map((condition) => `(${condition})`).join(' or ')})`;
}

/** The field has a value that it has in another record, too: one for which the condition holds. */
export function hasOneOf(field: string, condition: string): string {
  return `${literal(field)}:in(${condition} | uniq by (${literal(field)}))`;
}

/** The years that VictoriaLogs can date a record in: what it counts in ns fits into 64 bits. */
const earliest = Date.UTC(1678, 0);
const latest = Date.UTC(2262, 0);

function momentText(epochMs: number): string {
  return new Date(Math.min(Math.max(Math.round(epochMs), earliest), latest)).toISOString();
}
