import type { ColumnPlan } from '../seam/plan';
import { cellsOf, native } from '../testing/native-columns';
import { oneLine, quoted, reasonSuffix } from './quoted';

test("a vendor's words are one line, without terminal codes and without what turns the line round", () => {
  expect(oneLine('a\n\u001b[31mred\u001b[0m\tb')).toBe('a red b');
  expect(oneLine('user \u202egnp.exe\u2066')).toBe('user \ufffdgnp.exe\ufffd');
  expect(oneLine('x'.repeat(300))).toHaveLength(200);
});

test('one line is the same as in columns', () => {
  const texts = [
    ...[' a \t\r\n\u2028 b\u0000c\u0085', '\ufeffa\u00a0\u3000', '\u202ea', 'Müller – 日本 😀'],
    ...['\u001b[0;32mok\u001b[0m', '\u001b[?25lx', '\u001b[1 qx', '\u001b[\nx', 'x\u001b[31', 'x\u001b', '\u001b\nx'],
    ...[
      '\u001b]0;title\u0007x',
      '\u001b]8;;http://h\u001b\\link',
      '\u001b]no end',
      '\u001b]a\u001b[1mb',
      '\u001b(Bx',
      '\u001bMx',
    ],
  ];
  const v = { at: ['v'], kind: 'text', oneLine: true } as const;
  const plan: ColumnPlan = { rows: { anyOf: [[]], as: 'list' }, columns: { v } };
  const body = new TextEncoder().encode(JSON.stringify(texts.map((text) => ({ v: text }))));
  const decoded = native.decode(body, JSON.stringify(plan));
  const column = 'table' in decoded ? decoded.table.columns.v : undefined;
  expect(texts.map(oneLine)).toEqual(column?.kind === 'text' ? cellsOf(column) : []);
  const long = [
    'x'.repeat(200),
    'x'.repeat(201),
    `${'x'.repeat(199)}😀`,
    `${'ö'.repeat(198)}😀`,
    `${'ö'.repeat(198)} \n😀b`,
  ];
  const names = texts.filter((text) => !text.includes('\u202e') && !text.includes('\u202a')).concat(long);
  expect(native.oneLines(names)).toEqual(names.map(oneLine));
});

test('what is wrong is quoted, texts as they are and the rest as JSON', () => {
  expect([quoted('a'), quoted(7), quoted(undefined)]).toEqual(['"a"', '7', 'nothing']);
});

test('words without end are cut, and no half of a character stays behind', () => {
  expect(quoted(`a ${'b'.repeat(100)} c`)).toBe(`"a ${'b'.repeat(79)}… c"`);
  expect(oneLine(`${'x'.repeat(198)}😀${'x'.repeat(9)}`)).toBe(`${'x'.repeat(198)}…`);
});

test('a blank at either end, which may be all that is wrong, is quoted; at the end of what a vendor said it is not', () => {
  expect([quoted(' a'), quoted('a\n'), quoted(' a  b ')]).toEqual(['" a"', '"a "', '" a b "']);
  expect(reasonSuffix(' no such thing \n')).toBe(': "no such thing"');
});
