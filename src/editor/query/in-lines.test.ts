import { inLines } from './in-lines';

test('a sentence for a menu is broken at blanks, and whole when its lines are read one after another', () => {
  const sentence =
    'Puppet\'s access token has expired (401): make a new one with "puppet access login --lifetime 1y" and put it into Access token (puppetToken). Type what you look for.';
  const lines = inLines(sentence);
  expect(lines.join(' ')).toBe(sentence);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(inLines('Not here. Type what you look for.')).toEqual(['Not here. Type what you look for.']);
});
