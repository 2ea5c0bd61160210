/** Seeded randomness: the same seed number gives the same company, every time. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number;
  /** Whole number, both ends inclusive. */
  whole(from: number, to: number): number;
  pick<T>(choices: readonly [T, ...T[]]): T;
  /** `count` different entries in random order; all of them when there are fewer. */
  sample<T>(choices: readonly T[], count: number): T[];
  chance(probability: number): boolean;
  hex(digits: number): string;
  uuid(): string;
  /** Exponentially distributed around `mean`. */
  gap(mean: number): number;
}

export function createRandom(seed: number): Random {
  // mulberry32: 32 bits of state are plenty for made-up companies
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number) => Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('');
  return {
    next,
    whole,
    hex,
    pick: (choices) => choices[whole(0, choices.length - 1)] ?? choices[0],
    sample: (choices, count) => {
      const left = [...choices];
      const taken = [];
      while (left.length > 0 && taken.length < count) {
        taken.push(...left.splice(whole(0, left.length - 1), 1));
      }
      return taken;
    },
    chance: (probability) => next() < probability,
    uuid: () => [hex(8), hex(4), `4${hex(3)}`, `8${hex(3)}`, hex(12)].join('-'),
    gap: (mean) => -Math.log(1 - next()) * mean,
  };
}
