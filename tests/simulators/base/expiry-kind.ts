/** One of the ways in which a credential can fail. @param what it is, as in `A token cannot be …` */
export function expiryKind<Kind extends string>(what: string, kinds: readonly Kind[], wanted: string): Kind {
  const known = kinds.find((candidate) => candidate === wanted);
  if (!known) {
    throw new Error(`A ${what} cannot be ${wanted}; it can be ${kinds.join(', ')}.`);
  }
  return known;
}
