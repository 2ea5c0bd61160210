import { Notes } from '../../../reading/reading';
import type { ZoneProof } from '../zone/zone-proof';
import { noteZone } from './note-zone';

const said = (proof: ZoneProof) => {
  const notes = new Notes();
  noteZone(proof, { from: 0, pieces: [], reachedBefore: false }, notes);
  return notes.sentences(new Set()).shortfalls;
};
const why = 'it wants dates.';

test('a zone that is not proved is a shortfall that says where to set it', () => {
  expect(said({ kind: 'notTold', zone: { offset: 0 }, why, refuted: false })).toEqual([
    expect.stringMatching(
      /\(it wants dates\): try again, and put the zone's name into Time zone \(timeZone\) if it stays so\.$/
    ),
  ]);
});

test('the zone that is set is believed where it cannot be proved, and not where it is refuted', () => {
  const zone = { name: 'Europe/Berlin' };
  expect(said({ kind: 'notTold', zone, why, refuted: false })).toEqual([]);
  expect(said({ kind: 'notTold', zone, why, refuted: true })).toEqual([
    expect.stringMatching(/ask Opsera in which zone they count/),
  ]);
});
