/** At so many records servers cut their pages, as a rule. */
const usualCuts = new Set([10, 20, 25, 50, 100, 200, 250, 500, 1_000]);

/** A page of so many records is as large as a full one of many servers: by itself it does not prove to be all. */
export function isUsualCut(size: number): boolean {
  return usualCuts.has(size);
}

/** A page of so many records may be a full one: worth a look at what comes after it. */
export function mayBeCut(size: number): boolean {
  return size >= 10 && size % 5 === 0;
}
