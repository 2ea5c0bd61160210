import assert from 'node:assert/strict';
import type { EndpointUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';

/** What someone can do at 3 a.m. */
const somethingToDo =
  /\b(ask|create|run|check|choose|filter|give|have|look|make|narrow|put|raise|renew|select|set|switch on|try|types?|typed|lacks an?|it takes|update|use|format progress)\b/i;
/** The thing asked for is not there, which is all there is to say. */
const nothingThere = /^\w+ has no (job|audit)\b/;

/** Whole sentences on one line that say who, and what to do; nothing in them is none of a person's business. */
export function assertHelpful(says: string, { name }: VendorUnderTest, { endpoint }: EndpointUnderTest): void {
  assert.match(says, /^\S.*[.)]$/);
  assert.doesNotMatch(
    says,
    /puppet-token|_opus-key|opcore-password|opsera-token|goroutine|\bat \w+ \(|<html|<!DOCTYPE|undefined|null|NaN|\[object/i
  );
  assert.ok(says.length < 600, `it is short: ${says.length} characters`);
  assert.ok(says.includes(name) || says.includes('<host>'), `it names ${name}: ${says}`);
  if (!nothingThere.test(says)) {
    assert.match(says.replace(/^The answer is incomplete[^:]*: /, ''), somethingToDo);
  }
  if (!endpoint.includes('/:')) {
    assert.doesNotMatch(says, /has no (such )?(job|node|task)\b/, 'a list is not a thing');
  }
}
