/** The one credential that a server knows, and what became of it. */
export class KnownCredential<Kind extends string> {
  protected fate: Kind | 'good' = 'good';

  /** @param what it is, as in `A token cannot be …` @param kinds in which it can fail */
  constructor(
    private readonly what: string,
    readonly kinds: readonly [Kind, ...Kind[]]
  ) {}

  /** It fails from now on; `renew` takes that back. */
  expire(wanted: string): void {
    const kind = this.kinds.find((known) => known === wanted);
    if (!kind) {
      throw new Error(`A ${this.what} cannot be ${wanted}; it can be ${this.kinds.join(', ')}.`);
    }
    this.fate = kind;
  }

  renew(): void {
    this.fate = 'good';
  }
}
