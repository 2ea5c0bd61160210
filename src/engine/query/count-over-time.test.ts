import { Notes } from '../reading/reading';
import { noteWidened } from './count-over-time';

test.each([
  [
    { from: 3_600_000, to: 6_284_000 },
    'The interval was widened from 1 h to 1 h 45 min: a series has at most 11 000 points.',
  ],
  [
    { from: 'a day', to: 'a week' },
    'The interval was widened from a day to a week: a series has at most 11 000 points.',
  ],
])('a wider interval is said as people say it: %j', (widened, sentence) => {
  const notes = new Notes();
  noteWidened({ starts: new Float64Array(0), widened }, notes);
  expect(notes.sentences(new Set()).notices).toEqual([{ severity: 'info', text: sentence }]);
});
