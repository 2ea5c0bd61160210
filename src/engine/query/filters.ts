import { escapePattern } from '../../model/escape-pattern';
import type { Filter } from '../../model/query';
import { badRequest } from '../sentences/answer-error';
import type { DictionaryColumn, TextColumn } from '../seam/column';
import type { CheckedFilter } from '../events/checked-filter';
import type { Events } from '../events/events';
import { foldedWord } from '../events/folded-word';
import type { Condition } from '../seam/column-tools';
import type { Host } from '../seam/host';
import { numberText, plural } from '../sentences/counts';
import { folded, oneLine, withoutTurns } from '../sentences/quoted';
import type { PassingWords } from '../vendors/vendor';
import { readEntries } from './entries';

export interface CheckedFilters {
  filters: CheckedFilter[];
  /** Fields whose filters a variable emptied. */
  emptied: string[];
}

/** To check a pattern takes a fraction of a millisecond; so many are soon checked, and more than anyone writes. */
const most = { patterns: 1_000, characters: 100_000 };

/** Filters without values (All) are left out; throws AnswerError for a wrong pattern or an unfilled variable. */
export function readFilters(saved: readonly Filter[], host: Host): CheckedFilters {
  const filters: CheckedFilter[] = [];
  const emptied: string[] = [];
  const isPattern = ({ operator }: Filter): boolean => operator === '=~' || operator === '!~';
  refuseTooMany(saved.filter(isPattern).flatMap(({ values }) => values));
  saved.forEach((filter) => {
    const { field, operator, values } = filter;
    const found = readEntries(values, !isPattern(filter));
    // As what they are compared with comes, whatever the vendor wrote.
    const entries = found.entries.map(field === 'message' && !isPattern(filter) ? folded : withoutTurns);
    if (found.emptied) {
      emptied.push(`the filter on ${field}`);
    } else if (entries.length > 0) {
      filters.push({
        field,
        negated: operator === '!=' || operator === '!~',
        match: isPattern(filter) ? { pattern: anyOfPatterns(entries, field, host) } : { values: entries },
      });
    }
  });
  return { filters, emptied };
}

/** The condition that keeps the rows for which the filter holds; null is the empty string here. */
export function filterCondition(
  filter: CheckedFilter,
  events: Pick<Events, Filter['field']>,
  host: Host
): Promise<Condition> {
  return filter.field === 'message'
    ? messageCondition(filter, events.message, host)
    : wordCondition(filter, events[filter.field], host);
}

/** Decided once a distinct value, not once a row. */
async function wordCondition(filter: CheckedFilter, column: DictionaryColumn, host: Host): Promise<Condition> {
  return { kind: 'codes', codes: column.codes, allowed: await wordFlags(filter, ['', ...column.values], host) };
}

/** Of which words the filter holds. Those that vendors call events by differ in their spelling from version to version. */
async function wordFlags(
  { field, match, negated }: CheckedFilter,
  words: readonly string[],
  host: Host
): Promise<Uint8Array> {
  const spelling = (word: string): string => (field === 'event' ? foldedWord(word) : word);
  const values = new Set('values' in match ? match.values.map(spelling) : []);
  const found =
    'values' in match
      ? Uint8Array.from(words, (word) => (values.has(spelling(word)) ? 1 : 0))
      : await flagsOf(match.pattern, words, host);
  return negated ? found.map((flag) => 1 - flag) : found;
}

/** What filters on one field let pass, asked before there are events. */
export function passingWords(filters: readonly CheckedFilter[], host: Host): PassingWords {
  const named = filters.flatMap(({ match }) => ('values' in match ? match.values : []));
  return async (words) => {
    const all = Array.from(new Set([...words, ...named]));
    const flags = await Promise.all(filters.map((filter) => wordFlags(filter, all, host)));
    return new Set(all.filter((_, index) => flags.every((one) => one[index] === 1)));
  };
}

async function messageCondition({ match, negated }: CheckedFilter, column: TextColumn, host: Host): Promise<Condition> {
  const pattern = 'values' in match ? `\\A(?:${match.values.map(escapePattern).join('|')})\\z` : match.pattern;
  const flags = await flagsOf(pattern, column, host);
  // Turning the flags round would be a loop over rows: as codes, their conversion is one call.
  return negated
    ? { kind: 'codes', codes: new Int32Array(flags), allowed: Uint8Array.of(0, 1, 0) }
    : { kind: 'flags', flags };
}

async function flagsOf(pattern: string, values: readonly string[] | TextColumn, host: Host): Promise<Uint8Array> {
  const flags = await host.matching(pattern, values);
  if ('error' in flags) {
    throw badRequest(
      flags.tooMuch === true
        ? `The pattern "${oneLine(pattern)}" would take too long on so many events: shorten it, or narrow the query.`
        : `The patterns of a filter do not go together: ${oneLine(flags.error)}.`
    );
  }
  return flags;
}

function refuseTooMany(patterns: readonly string[]): void {
  const characters = patterns.reduce((sum, { length }) => sum + length, 0);
  if (patterns.length > most.patterns || characters > most.characters) {
    throw badRequest(
      `The filters hold ${plural(patterns.length, 'pattern')} of ${plural(characters, 'character')} in all, more than ${numberText(most.patterns)} patterns or ${numberText(most.characters)} characters: use = for whole values, or fewer patterns.`
    );
  }
}

function anyOfPatterns(patterns: readonly string[], field: string, host: Host): string {
  patterns.forEach((pattern) => {
    const checked = host.checkPattern(pattern);
    if (checked !== undefined) {
      throw badRequest(
        `The pattern "${oneLine(pattern)}" in the filter on ${field} is wrong: ${oneLine(checked.error)}.`
      );
    }
  });
  return patterns.length === 1 ? (patterns[0] ?? '') : patterns.map((pattern) => `(?:${pattern})`).join('|');
}
