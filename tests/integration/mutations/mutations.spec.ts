import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCampaign } from './campaign';
import { spoiltVendors } from './spoilt-vendor';

/** A twentieth of what the bench does. */
const cases = 500;

describe('Answers that are not as they should be', { concurrency: 2 }, () => {
  for (const spoilt of spoiltVendors) {
    it(`${spoilt.vendor.name}: ${cases} spoilt answers give an answer or a sentence each, and no crash`, async () => {
      const { answers, sentences, complaints, starts } = await runCampaign(spoilt, { cases, seed: 1 });
      const first = complaints.slice(0, 5).map(({ number, what }) => `case ${number}: ${what}`);
      assert.equal(complaints.length, 0, `${complaints.length} complaints:\n${first.join('\n')}`);
      assert.equal(starts, 1, 'the process lives on');
      // were all refused, or none, the mutations would show nothing
      assert.ok(answers > cases / 10 && sentences > cases / 10, `${answers} answers, ${sentences} sentences`);
    });
  }
});
