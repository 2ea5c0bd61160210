import { createRandom } from '../../../tests/simulators/base/random';
import { effects, filterFields, outcomes } from '../../model/event';
import { operators } from '../../model/query';
import type { SavedFilter } from '../saved/query';
import { readLine } from './read-line';
import { writeLine } from './write-line';

const filter = (field: string, operator: string, ...values: string[]): SavedFilter => ({ field, operator, values });

test.each<[string, SavedFilter[]]>([
  ['actor:anna outcome:failure', [filter('actor', '=', 'anna'), filter('outcome', '=', 'failure')]],
  ['outcome:failure,stopped', [filter('outcome', '=', 'failure', 'stopped')]],
  ['-actor:"Anna B.",rita', [filter('actor', '!=', 'Anna B.', 'rita')]],
  ['-target:web-*', [filter('target', '!~', '^web-.*$')]],
  ['target:web-*,db.1', [filter('target', '=~', '^web-.*$', '^db\\.1$')]],
  ['target:"web-*"', [filter('target', '=', 'web-*')]],
  ['message~"disk (full|gone)" run:7', [filter('message', '=~', 'disk (full|gone)'), filter('run', '=', '7')]],
  ['actor:$user effect:${effect}', [filter('actor', '=', '$user'), filter('effect', '=', '${effect}')]],
  ['target:${env:regex}-*', [filter('target', '=~', '^${env:regex}-.*$')]],
  ['outcome:', [filter('outcome', '=')]],
  ['actor:""', [filter('actor', '=~', '^$')]],
  ['-effect:""', [filter('effect', '!~', '^$')]],
  ['target:"",web-*,db.1', [filter('target', '=~', '^$', '^web-.*$', '^db\\.1$')]],
  ['actor:"",${user:regex}', [filter('actor', '=~', '^$', '^${user:regex}$')]],
  ['', []],
])('the line %j is the same as its filters', (line, filters) => {
  expect(readLine(line)).toEqual({ filters });
  expect(writeLine(filters)).toBe(line);
});

test('a word alone is looked for in the message, and fields are read in any case', () => {
  expect(readLine(' 12:30  -"no disk" Actor:anna ')).toEqual({
    filters: [filter('message', '=~', '12:30'), filter('message', '!~', 'no disk'), filter('actor', '=', 'anna')],
  });
});

test('a variable is one in a word and beside a star too, and what it holds is looked for as it is', () => {
  const filters = (line: string) => {
    const read = readLine(line);
    return 'filters' in read ? read.filters : [];
  };
  expect(filters('$search target:$env-*,[[node]] -actor:${who}*,${team:csv}.x "in ${place}"')).toEqual([
    filter('message', '=~', '${search:regex}'),
    filter('target', '=~', '^${env:regex}-.*$', '^${node:regex}$'),
    filter('actor', '!~', '^${who:regex}.*$', '^${team:csv}\\.x$'),
    filter('message', '=~', 'in ${place:regex}'),
  ]);
  expect(filters('cost$5')).toEqual([filter('message', '=~', 'cost\\$5')]);
  expect(filters('cost\\$x target:\\$x*')).toEqual([
    filter('message', '=~', 'cost\\$x'),
    filter('target', '=~', '^\\$x.*$'),
  ]);
});

test.each([
  ['user:anna', 'There is no field user. There are event, outcome, effect, actor, target, run, message.'],
  [
    'outcome:failed',
    'There is no outcome failed. There are success, failure, running, waiting, skipped, stopped, info, unknown.',
  ],
  ['actor:"anna', 'This cannot be read: actor:"anna. Quotes come in pairs, with a space after them.'],
  ['actor:a,', 'This cannot be read: actor:a,. Quotes come in pairs, with a space after them.'],
  [
    `actor:"${'anna '.repeat(2000)}`,
    'This cannot be read: actor:"anna anna anna anna anna anna an…. Quotes come in pairs, with a space after them.',
  ],
  ['-', 'This cannot be read: -. Quotes come in pairs, with a space after them.'],
])('%j is told as what is wrong with it', (line, problem) => expect(readLine(line)).toEqual({ problem }));

test('what stands in quotes keeps its backslashes, so that a pattern with a space means the same as one without', () => {
  expect(readLine('message~\\d+ message~"\\d+ nodes" actor:"corp\\anna b"')).toEqual({
    filters: [
      filter('message', '=~', '\\d+'),
      filter('message', '=~', '\\d+ nodes'),
      filter('actor', '=', 'corp\\anna b'),
    ],
  });
});

test.each([
  ['an operator that is not known', filter('actor', 'like', 'a')],
  ['a word that a variable left empty', filter('actor', '=', '')],
  ['a line break, which a browser leaves out of what is typed', filter('message', '=~', 'disk\nfull')],
])('filters that no line can say have none: %s', (_, unsayable) => {
  expect(writeLine([filter('actor', '=', 'anna'), unsayable])).toBeUndefined();
});

test('whatever filters there are, their line means them', () => {
  const random = createRandom(2);
  const pieces = [
    'a',
    '*',
    '.*',
    ' ',
    '"',
    '\\',
    ',',
    '-',
    ':',
    '~',
    '^',
    '$',
    '${x}',
    '[[',
    '\u202e',
    '<b>',
    '7',
  ] as const;
  const fixed: Readonly<Partial<Record<string, readonly [string, ...string[]]>>> = {
    outcome: outcomes,
    effect: effects,
  };
  for (let index = 0; index < 5_000; index++) {
    const filters = Array.from({ length: random.whole(0, 4) }, () => {
      const [field, operator] = [random.pick(filterFields), random.pick(operators)];
      const words = operator.endsWith('~') ? undefined : fixed[field];
      const any = (least: number) => Array.from({ length: random.whole(least, 6) }, () => random.pick(pieces)).join('');
      const values = Array.from({ length: random.whole(0, 3) }, () =>
        words ? random.pick(words) : random.chance(0.3) ? `^${any(0)}$` : any(operator.endsWith('~') ? 0 : 1)
      );
      return filter(field, operator, ...values);
    });
    expect(readLine(writeLine(filters) ?? 'none')).toEqual({ filters });
  }
});
