import { backendSentences, editorSentences } from './sentences';
import { backendEntries, editorEntries } from './troubleshooting';

describe.each([
  { of: 'the backend', told: backendSentences(), entries: backendEntries(), atLeast: 200 },
  { of: 'the editor', told: editorSentences(), entries: editorEntries(), atLeast: 15 },
])('Troubleshooting, for the sentences of $of', ({ told, entries, atLeast }) => {
  it('has an entry for every one', () => {
    expect(told.length).toBeGreaterThan(atLeast);
    expect(told.filter((sentence) => !entries.some((entry) => sentence.startsWith(entry)))).toEqual([]);
  });

  it('has no entry for one that nobody tells any more', () => {
    expect(entries.filter((entry) => !told.some((sentence) => sentence.startsWith(entry)))).toEqual([]);
  });

  it('has each entry once', () => {
    expect(entries.filter((entry, index) => entries.indexOf(entry) !== index)).toEqual([]);
  });
});

it('an entry names enough of its sentence to be found by', () => {
  expect(backendEntries().filter((entry) => (entry.match(/[a-z]{2,}/gi) ?? []).length < 2)).toEqual([]);
});
