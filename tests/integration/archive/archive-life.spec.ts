import assert from 'node:assert/strict';
import { it } from 'node:test';
import { archiveLife } from './archive-life';

/** The bench has 13 months of it. */
it('two weeks of four vendors are archived, each event once, though the collector is killed five times and the store fails', async () => {
  const options = { historyDays: 7, days: 7, kills: 5, seed: 1, stepMinutes: 30 };
  const { archived, collectors, refused, log } = await archiveLife({ name: 'life', ...options });
  for (const { queryType, happened, wrong, lagMinutes } of archived) {
    assert.deepEqual(wrong.slice(0, 5), [], `${queryType}: ${wrong.length} are wrong; ${log.slice(-2_000)}`);
    assert.ok(happened > 20, `${queryType}: ${happened} events happened`);
    assert.ok(lagMinutes < 180, `${queryType}: the archive is ${lagMinutes} minutes behind`);
  }
  assert.ok(refused > 0, 'the store did not fail');
  assert.equal(collectors, 4, 'a receiver that is started again is the same one');
});
