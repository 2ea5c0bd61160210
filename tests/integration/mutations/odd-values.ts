import type { Random } from '../../simulators/base/random';
import type { Tree } from './json-tree';

const written = (text: string): Tree => ({ kind: 'text', text });

/** Every type there is, where another is expected. */
const wrongTypes: readonly [Tree, ...Tree[]] = [
  ...(['true', 'false', 'null', '0', '-1', '1.5', '""', '" "', '"x"', '[]', '{}', '[null]', '[[]]'] as const),
  ...(['{"a":{"b":[1]}}', '"2026-11-22T10:00:00Z"', '"17"', '["a","b"]', '{"name":7}', '{"id":null}'] as const),
].map(written) as [Tree, ...Tree[]];

const numbers: readonly [Tree, ...Tree[]] = [
  ...(['1e400', '-1e400', '1e308', '1e-400', '-0', '9007199254740993', '123456789012345678901234567890'] as const),
  ...([
    '8640000000000001',
    '-8640000000000001',
    '253402300800000',
    '1e21',
    '0.1',
    '4294967296',
    '-2147483649',
  ] as const),
  ...(['99999999999999999999e5', '17e-1', '1E+2'] as const),
].map(written) as [Tree, ...Tree[]];

/** As JSON writes them. */
const texts: readonly [Tree, ...Tree[]] = [
  ...([
    '"\\u0000"',
    '"\\ud800"',
    '"\\udc00x"',
    '"\\u001b[31mred\\u001b[0m"',
    '"\\r\\n\\t"',
    '"\\u2028"',
    '"🐙"',
  ] as const),
  ...(['"<script>alert(1)</script>"', '"__proto__"', '"constructor"', '"\\u202eabc"', '"NaN"', '"Infinity"'] as const),
  ...(['"0000-00-00T00:00:00Z"', '"+275760-09-13T00:00:00.001Z"', '"9999-12-31T23:59:60Z"', '"2026-02-30"'] as const),
  ...(['"2026-03-29T02:30:00"', '"2026-10-25T02:30:00"', '"T"', '"-1"', '"1e3"', '"007"', '"${__value.raw}"'] as const),
].map(written) as [Tree, ...Tree[]];

export function wrongType(random: Random): Tree {
  return random.pick(wrongTypes);
}

export function oddNumber(random: Random): Tree {
  return random.pick(numbers);
}

export function oddText(random: Random): Tree {
  return random.chance(0.1) ? written(`"${'long '.repeat(random.whole(100, 20_000))}"`) : random.pick(texts);
}

/** Lists in lists, or objects in objects. */
export function nested(random: Random): Tree {
  const depth = random.pick([2, 5, 60, 1_000, 12_000]);
  return random.chance(0.5)
    ? written('['.repeat(depth) + ']'.repeat(depth))
    : written('{"a":'.repeat(depth) + '1' + '}'.repeat(depth));
}

export const oddKeys: readonly [string, ...string[]] = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'length',
  'a.b',
  '💥',
  ' id',
];
