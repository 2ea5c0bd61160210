import { narrowed } from './narrowing';

const pattern = (text: string) => narrowed([{ field: 'target', negated: false, match: { pattern: text } }], 'base');

test.each(['web01', '^web.*example', 'web|db'])('a plain pattern (%s) is the condition itself', (text) => {
  expect(pattern(text)).toEqual([`"runtrail.target":~"${text}"`]);
});

test.each([
  ['web01\\b', '"runtrail.target":~"(?:\\\\b|\\\\B)(?:web01\\\\b)"'],
  ['.+web.+', '"runtrail.target":~"(?:\\\\b|\\\\B)(?:.+web.+)"'],
  ['(?:a)|(?:b)', '"runtrail.target":~"(?:\\\\b|\\\\B)(?:(?:a)|(?:b))"'],
])('a pattern that VictoriaLogs would take apart (%s) is kept whole', (text, condition) => {
  expect(pattern(text)).toEqual([condition]);
});

test.each(['(?m)web$', '(?im:web$)', '\\Qweb'])(
  'a pattern that means something else to it (%s) is not sent',
  (text) => {
    expect(pattern(text)).toEqual([]);
  }
);

test.each(['outcome', 'message'] as const)(
  'what a filter on %s may leave out wrongly is not left out by the store',
  (field) => {
    const [condition] = narrowed([{ field, negated: false, match: { values: ['failure'] } }], 'base');
    expect(condition).toContain(
      field === 'outcome'
        ? '"runtrail.outcome":in("failure")) or (!"runtrail.outcome":in('
        : '"_msg":in("failure")) or ("runtrail.cut":in("message")'
    );
  }
);
