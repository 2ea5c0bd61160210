import { oneLine, quoted, reasonSuffix } from './quoted';

test("a vendor's words are one line, without terminal codes and without what turns the line round", () => {
  expect(oneLine('a\n\u001b[31mred\u001b[0m\tb')).toBe('a red b');
  expect(oneLine('user \u202egnp.exe\u2066')).toBe('user \ufffdgnp.exe\ufffd');
  expect(oneLine('x'.repeat(300))).toHaveLength(200);
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
