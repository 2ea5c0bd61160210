import { filterFields } from '../../model/event';
import { fixedWords } from '../saved/filters';
import type { SavedFilter } from '../saved/query';
import { text } from '../text';
import { globPattern } from './glob';
import { shortened } from '../shortened';
import { literalPattern } from './literal-pattern';

/** The filters that a line means, or what it says that means nothing. */
export type LineReading = { filters: SavedFilter[] } | { problem: string };

interface Value {
  value: string;
  /** It stands in quotes, so that a `*` in it is none. */
  isQuoted: boolean;
}

const quotedText = '"(?:[^"\\\\]|\\\\.)*"';
const oneValue = `(?:${quotedText}|[^\\s",]+)`;
const part = new RegExp(`^(-?)(?:([A-Za-z]+)([:~]))?(${oneValue}(?:,${oneValue})*)?(?=\\s|$)`);

/**
 * `actor:anna outcome:failure,stopped -target:web-* message~"disk .*" full`: a field with values, any of which it may
 * have (`*` stands for anything, `""` for nothing), or with patterns after `~`; a minus leaves out; a word alone is looked for in the message.
 */
export function readLine(line: string): LineReading {
  const filters: SavedFilter[] = [];
  for (let rest = line.trim(); rest !== '';) {
    const [whole = '', minus, name, sign, list = ''] = part.exec(rest) ?? [];
    if (whole === '' || whole === '-') {
      return { problem: text.query.line.unreadable({ rest: shortened(rest) }) };
    }
    const read = readPart(minus === '-', name?.toLowerCase(), sign === '~', valuesOf(list));
    if ('problem' in read) {
      return read;
    }
    filters.push(read.filter);
    rest = rest.slice(whole.length).trimStart();
  }
  return { filters };
}

function readPart(
  isOut: boolean,
  field: string | undefined,
  isPattern: boolean,
  values: readonly Value[]
): { filter: SavedFilter } | { problem: string } {
  const filter = (name: string, matches: boolean, patterns: readonly string[]): { filter: SavedFilter } => ({
    filter: { field: name, operator: matches ? (isOut ? '!~' : '=~') : isOut ? '!=' : '=', values: [...patterns] },
  });
  const words = values.map(({ value }) => value);
  if (field === undefined) {
    return filter('message', true, words.map(literalPattern));
  }
  if (!filterFields.some((known) => known === field)) {
    return { problem: text.query.line.noField({ field: shortened(field), known: filterFields.join(', ') }) };
  }
  if (isPattern) {
    return filter(field, true, words);
  }
  // As a word of a filter, an empty text is what a variable has left: only a pattern asks for it.
  if (values.some((each) => isGlob(each) || each.value === '')) {
    return filter(
      field,
      true,
      values.map((each) => (isGlob(each) ? globPattern(each.value) : `^${literalPattern(each.value)}$`))
    );
  }
  const known = fixedWords[field];
  // A variable may stand for one.
  const strange = known && words.find((word) => !known.includes(word) && !/[$[]/.test(word));
  return strange === undefined
    ? filter(field, false, words)
    : { problem: text.query.line.noWord({ field, word: shortened(strange), known: (known ?? []).join(', ') }) };
}

function isGlob({ value, isQuoted }: Value): boolean {
  return !isQuoted && value.includes('*');
}

function valuesOf(list: string): Value[] {
  return (list.match(new RegExp(oneValue, 'g')) ?? []).map((written) =>
    written.startsWith('"')
      ? // Only what ends a text is written with a backslash, so that `"\d+ nodes"` is the pattern that it looks like.
        { value: written.slice(1, -1).replace(/\\(["\\])/g, '$1'), isQuoted: true }
      : { value: written, isQuoted: false }
  );
}
