import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { live } from './live';
import { livingVendors } from './living-vendor';

/** The bench has ten hours of it. */
const options = { hours: 1, speed: 240, seed: 1 };

describe('While a vendor lives and the wire is bad', { concurrency: true }, () => {
  for (const living of livingVendors) {
    it(`${living.vendor.name}: the union of all tables is what happened, each event once, and no rule counts less`, async () => {
      let harmed = 0;
      for (const { queryType, happened, tables, failed, wrong, rule } of await live(living, options)) {
        assert.deepEqual(wrong.slice(0, 5), [], `${queryType}: ${wrong.length} events are wrong`);
        assert.ok(happened > 10, `${queryType}: ${happened} events happened`);
        assert.ok(tables > 2 * failed, `${queryType}: ${failed} of ${tables} tables failed`);
        assert.deepEqual(rule.tooLow, [], `${queryType}: rules below what happened`);
        const { evaluations, errors } = rule;
        harmed += failed + errors;
        assert.ok(evaluations > 10 && evaluations > 2 * errors, `${queryType}: ${errors} of ${evaluations} failed`);
      }
      assert.ok(harmed > 0, 'the wire did no harm');
    });
  }
});
