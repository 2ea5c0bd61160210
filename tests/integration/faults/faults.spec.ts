import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { vendorsUnderTest } from '../vendors';
import { faultCases } from './fault-cases';
import { assertHelpful } from './helpful';
import { type Cell, isLoud, type Matrix, runMatrix } from './matrix';
import type { Said } from './probe';
import { quietCasesAt } from './quiet-cases';
import { findLine, headingOf, lineOf, quietHeadingOf, quietLineOf, readTable } from './tables';

let matrix: Matrix = { loud: [], quiet: [] };
before(async () => {
  matrix = await runMatrix(vendorsUnderTest);
});

for (const vendor of vendorsUnderTest) {
  const table = readTable(vendor);
  for (const endpoint of vendor.endpoints.filter(isLoud)) {
    describe(`${vendor.name}: ${endpoint.endpoint} (${endpoint.through})`, () => {
      for (const faultCase of faultCases) {
        it(`${faultCase.name} is answered as the table says, and is over when it is over`, () => {
          const cell = matrix.loud.find((one) => one.endpoint === endpoint && one.faultCase === faultCase);
          assert.ok(cell);
          assertNotSilentlyWrong(cell);
          const { panel } = cell;
          const { status, calls } = expected(cell);
          if (panel.status !== null && !endpoint.readsHeadersOnly && !panel.warns) {
            assert.equal(panel.status, status);
          }
          // a kept connection that turns out to be dead is replaced once without counting as an attempt
          const most = faultCase.name === 'reset' ? calls + 1 : calls;
          assert.ok(panel.calls <= Math.max(most, endpoint.mostCalls ?? 0), `${panel.calls} calls`);
          const line = lineOf(cell);
          assert.equal(line, findLine(table.get(headingOf(endpoint)), line, 1));
        });
      }
    });
  }

  for (const endpoint of vendor.endpoints.filter((one) => quietCasesAt(one).length > 0)) {
    describe(`${vendor.name}: answers of ${endpoint.endpoint} (${endpoint.through}) that look right`, () => {
      for (const quietCase of quietCasesAt(endpoint)) {
        for (const asker of ['panel', 'rule'] as const) {
          it(`${quietCase.name}: no ${asker} shows a wrong number as if it were right, and the right one comes back`, () => {
            const cell = matrix.quiet.find((one) => one.endpoint === endpoint && one.quietCase === quietCase);
            assert.ok(cell);
            const line = quietLineOf(cell, asker);
            // Of several calls at once one meets the fault, and the others may be told of the wait that it began.
            if (!(quietCase.afterAGoodAnswer && asker === 'rule' && isAskedToWait(line))) {
              assert.equal(line, findLine(table.get(quietHeadingOf(endpoint)), line, 2));
            }
            if (!cell.outcomes) {
              return;
            }
            const { during, truth, after } = cell.outcomes[asker];
            assert.ok(truth > 1, 'there is something to lose');
            const { cannotBeSeen = [] } = quietCase;
            if (cannotBeSeen !== true && !cannotBeSeen.includes(endpoint.endpoint)) {
              assertHonest(during, truth);
            }
            if (!during.isFine || during.warns) {
              assertHelpful(during.says, vendor, endpoint);
            }
            assert.deepEqual(
              { isFine: after.isFine, number: after.number },
              { isFine: true, number: truth },
              after.says
            );
          });
        }
      }
    });
  }
}

function isAskedToWait(line: string): boolean {
  return / asked to wait and is not called before that is over; try again after <time>\. \|$/.test(line);
}

/** A number is the right one, or it comes with a warning, which a rule would not give. */
function assertHonest({ isFine, warns, number, says }: Said, truth: number | null): void {
  if (isFine && !warns && number !== null) {
    assert.equal(number, truth, says);
  }
}

function assertNotSilentlyWrong({ vendor, endpoint, panel, rule }: Cell): void {
  for (const outcome of [panel, ...(rule ? [rule] : [])]) {
    assert.doesNotMatch(outcome.after, /still fails/);
    if (outcome.truth !== null) {
      assertHonest(outcome, outcome.truth);
    }
    if (!outcome.isFine) {
      assertHelpful(outcome.says, vendor, endpoint);
    }
  }
  assert.ok(!rule?.warns, 'nobody reads a notice of a rule');
  if (rule && !panel.isFine) {
    assert.equal(rule.status, panel.status, 'what fails for people fails for rules');
  }
}

function expected({ endpoint, faultCase }: Cell): { status: number; calls: number } {
  return (endpoint.once && faultCase.once) ?? faultCase;
}
