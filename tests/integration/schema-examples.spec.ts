import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { useAllVendors } from '../e2e/all-vendors';
import { english } from '../locales/english';
import { queryExamples } from '../schema/query-examples';

const vendors = useAllVendors('schema-examples', 'busy');

describe('The examples for tools', () => {
  before(() => english());

  it('every one is answered by its vendor, those without filters with something in it', async () => {
    for (const { name, queryType, saveModel } of queryExamples()) {
      const { grafana, puppet } = vendors();
      const to = puppet.clock.now();
      const [vendor = ''] = queryType.split('.');
      const answer = await grafana.query(`runtrail-${vendor}`, saveModel, { from: to - 7 * 86_400_000, to });
      assert.equal(answer.status, 200, `${name}: ${answer.error ?? ''}`);
      assert.ok(answer.frames[0], name);
      // What users did has no failures, for one.
      const isNarrow = 'filters' in saveModel && Array.isArray(saveModel['filters']) && saveModel['filters'].length > 0;
      const values = answer.frames.flatMap(({ data }) => data.values.flat());
      assert.ok(isNarrow || values.length > 0, name);
    }
  });
});
