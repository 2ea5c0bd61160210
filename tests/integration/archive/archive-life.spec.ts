import assert from 'node:assert/strict';
import { it } from 'node:test';
import { archiveLife } from './archive-life';

/** The bench has 13 months of it. */
it('two weeks of four vendors are archived, each event once, though collector and store are killed five times each and the vendors fail', async () => {
  const options = { historyDays: 7, days: 7, kills: 5, seed: 1, stepMinutes: 60, every: 7_200 };
  const { archived, collectors, faults, sentAgain, log } = await archiveLife({ name: 'life', ...options });
  for (const { queryType, happened, wrong, lagMinutes } of archived) {
    assert.deepEqual(wrong.slice(0, 5), [], `${queryType}: ${wrong.length} are wrong; ${log.slice(-2_000)}`);
    assert.ok(happened > 20, `${queryType}: ${happened} events happened`);
    assert.ok(lagMinutes < 180, `${queryType}: the archive is ${lagMinutes} minutes behind`);
  }
  assert.ok(faults > 0, 'no vendor failed');
  assert.ok(sentAgain > 0, 'the store lost nothing');
  assert.equal(collectors, 4, 'a receiver that is started again is the same one');
});
