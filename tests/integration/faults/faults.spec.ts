import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { vendorsUnderTest } from '../vendors';
import { faultCases } from './fault-cases';
import { type Cell, runMatrix } from './matrix';
import { columnsOf, headingOf, readTable } from './tables';

/** One sentence or several, on one line, without anything that is none of a person's business. */
function assertReadable(says: string): void {
  assert.match(says, /^\S.*[.)]$/, 'it is whole sentences on one line');
  assert.doesNotMatch(
    says,
    /puppet-token|_opus-key|opcore-password|opsera-token|goroutine|\bat \w+ \(|<html|<!DOCTYPE|undefined|null|NaN|\[object/i
  );
  assert.ok(says.length < 450, 'it is short');
}

describe('Every fault at every endpoint', () => {
  let cells: readonly Cell[] = [];
  before(async () => {
    cells = await runMatrix(vendorsUnderTest);
  });

  for (const vendor of vendorsUnderTest) {
    const table = readTable(vendor);
    for (const endpoint of vendor.endpoints) {
      describe(`${vendor.name}: ${endpoint.endpoint} (${endpoint.through})`, () => {
        for (const faultCase of faultCases) {
          it(`${faultCase.name} is answered as the table says, and is over when it is over`, () => {
            const cell = cells.find((one) => one.endpoint === endpoint && one.faultCase === faultCase);
            assert.ok(cell);
            const { outcome } = cell;
            assert.doesNotMatch(outcome.after, /still fails/);
            if (!outcome.isFine) {
              assertReadable(outcome.says);
            }
            const { status, calls } = expected(cell);
            if (outcome.status !== null && !endpoint.readsHeadersOnly) {
              assert.equal(outcome.status, status);
            }
            // a kept connection that turns out to be dead is replaced once without counting as an attempt
            const most = faultCase.name === 'reset' ? calls + 1 : calls;
            assert.ok(outcome.calls <= Math.max(most, endpoint.mostCalls ?? 0), `${outcome.calls} calls`);
            assert.deepEqual(columnsOf(cell), table.get(headingOf(endpoint))?.get(faultCase.name));
          });
        }
      });
    }
  }
});

function expected({ endpoint, faultCase }: Cell): { status: number; calls: number } {
  return (endpoint.once && faultCase.once) ?? faultCase;
}
