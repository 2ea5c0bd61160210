import { escapePattern } from '../../model/escape-pattern';
import { outcomes, type FilterField } from '../../model/event';
import type { CheckedFilter } from '../events/checked-filter';
import { either, every, hasOneOf, isAnyOf, isNoneOf, mayMatch } from './log-query';
import { field } from './record';

/** One condition that leaves in whatever the query could want. */
interface Condition {
  text: string;
  /** It is of a field that does not change. */
  stable: boolean;
}

/** Of VictoriaLogs' 16 KiB (`-search.maxQueryLen`), what is left for conditions. */
const longest = 6_000;

/**
 * What of the filters the archive can carry out itself, as conditions of LogsQL: never more than what the filters do, which are
 * applied to what comes. Who did something, to what and in which run is the same in every record of an event. The rest may
 * change from one record to the next, of which the newest counts: an event is left in where any of its records passes.
 */
export function narrowed(filters: readonly CheckedFilter[], base: string): string[] {
  const all = filters.flatMap((filter) => conditionOf(filter) ?? []);
  const kept: Condition[] = [];
  let length = 0;
  for (const condition of [...all].sort((a, b) => a.text.length - b.text.length)) {
    // What changes stands in a query of its own within the query, along with all that does not.
    length += condition.text.length * (condition.stable ? 2 : 1);
    if (length <= longest) {
      kept.push(condition);
    }
  }
  const texts = (stable: boolean): string[] =>
    kept.filter((condition) => condition.stable === stable).map(({ text }) => text);
  const [stable, changing] = [texts(true), texts(false)];
  return changing.length === 0 ? stable : [...stable, hasOneOf(field.id, every(base, ...stable, ...changing))];
}

const knownOutcomes = outcomes.filter((outcome) => outcome !== 'unknown');

/** The record says no outcome that is known. */
export function isUnknown(): string {
  return isNoneOf(field.outcome, knownOutcomes);
}

/** All records of one event say the same of who did it, to what and in which run. */
export function isStable(name: FilterField): boolean {
  return name === 'actor' || name === 'target' || name === 'run';
}

function conditionOf({ field: name, negated, match }: CheckedFilter): Condition | undefined {
  const stored = field[name];
  if ('values' in match && name === 'message' && match.values.includes('')) {
    // A record without a message gets one from VictoriaLogs.
    return undefined;
  }
  const text =
    'pattern' in match || name === 'event'
      ? byPattern(stored, negated, match)
      : (negated ? isNoneOf : isAnyOf)(stored, match.values);
  if (text === undefined) {
    return undefined;
  }
  const told = toldAnyway(name);
  return { text: told === undefined ? text : either(text, told), stable: isStable(name) };
}

/** What may be left out for an outcome that nobody knows, or for what is not there of a message, is told. */
function toldAnyway(name: FilterField): string | undefined {
  switch (name) {
    case 'outcome':
      return isUnknown();
    case 'message':
      return isAnyOf(field.cut, ['message']);
    default:
      return undefined;
  }
}

function byPattern(stored: string, negated: boolean, match: CheckedFilter['match']): string | undefined {
  const pattern = negated ? undefined : 'pattern' in match ? match.pattern : foldedPattern(match.values);
  return pattern === undefined ? undefined : mayMatch(stored, pattern);
}

/** Spaces of any kind, hyphens and underscores: what `foldedWord` leaves out. */
const between = '[\\s\\pZ\\x{feff}_-]*';

/** What vendors call events is compared without regard to case, spaces, hyphens and underscores; undefined beyond ASCII. */
function foldedPattern(words: readonly string[]): string | undefined {
  const letters = words.map((word) => word.replace(/[\s_-]+/g, ''));
  if (!letters.every((word) => /^[\x21-\x7e]*$/.test(word))) {
    return undefined;
  }
  const patterns = letters.map((word) => `${between}${Array.from(word, escapePattern).join(between)}${between}`);
  return `(?i)^(?:${patterns.join('|')})$`;
}
