import { AnswerError } from '../sentences/answer-error';
import { nodeHost } from '../testing/node-host';
import { tinyVendor } from '../testing/tiny-vendor';
import { KnownQueries } from './known-queries';

const place = { host: nodeHost(), settings: { vendorOptions: {} } };
const known = () => {
  const queries = new KnownQueries([tinyVendor.model]);
  return (query: object) => queries.parse(JSON.stringify(query), tinyVendor, place);
};
const query = { queryType: 'tiny.points', boxes: ['7'], format: 'count' };

test('the same query is checked once', () => {
  const parse = known();
  expect(parse(query)).toBe(parse({ ...query }));
});

test('a query that differs in anything is checked by itself', () => {
  const parse = known();
  parse(query);
  expect(parse({ ...query, format: 'table' }).query.format).toBe('table');
});

test('what is wrong is said as often as it is asked', () => {
  const parse = known();
  const wrong = () => parse({ ...query, format: 'pie' });
  expect(wrong).toThrow(AnswerError);
  expect(wrong).toThrow(AnswerError);
});

test('of queries without end the oldest are forgotten', () => {
  const parse = known();
  const first = parse(query);
  for (let limit = 1; limit <= 300; limit++) {
    parse({ ...query, limit });
  }
  expect(parse(query)).not.toBe(first);
});
