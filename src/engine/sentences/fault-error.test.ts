import type { HttpAnswer } from '../seam/host';
import { testDataSource } from '../testing/data-source';
import { tinyVendor } from '../testing/tiny-vendor';
import type { Wrong } from './answer-error';
import type { Fault, VendorFault } from './fault';
import { faultError } from './fault-error';

const ask = { request: { method: 'GET', path: '/boxes/7' }, what: 'box 7' } as const;
const place = testDataSource(tinyVendor, { answer: () => ({ status: 200 }) }).client();

const wrongIn = (fault: Fault): Wrong | undefined => faultError(fault, ask, place, undefined).what;

test.each<[VendorFault['what'], number, Wrong | undefined]>([
  ['missing', 404, 'missing'],
  ['missing', 400, 'missing'],
  ['noRoute', 404, 'server'],
  ['unauthenticated', 401, 'credentials'],
  ['needsLogin', 401, 'credentials'],
  ['forbidden', 403, undefined],
  ['badRequest', 400, 'badRequest'],
  ['badRequest', 422, 'badRequest'],
  ['refused', 400, undefined],
  ['refused', 413, undefined],
  ['failed', 400, undefined],
  ['failed', 502, 'server'],
  ['throttled', 429, 'server'],
])("a vendor's own word decides what is wrong: %s with %d", (what, status, wrong) => {
  expect(wrongIn({ kind: 'vendor', what, status })).toBe(wrong);
});

test.each<[number, Wrong | undefined]>([
  [400, 'badRequest'],
  [401, 'credentials'],
  [403, undefined],
  [404, 'server'],
  [418, undefined],
  [503, 'server'],
])('of a status that no vendor explains %d says what it can', (status, wrong) => {
  const answer: HttpAnswer = { kind: 'answer', status, headers: {}, receivedAt: 0, bytes: 0 };
  expect(wrongIn({ kind: 'status', answer })).toBe(wrong);
});
