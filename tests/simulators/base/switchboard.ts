import * as v from 'valibot';

/** A vendor's quirks that can be chosen, above all where the vendor's docs leave a fact open. */
export class Switchboard<Values extends object> {
  private current: Values;

  /** `schema` fills in the defaults. */
  constructor(
    private readonly schema: v.GenericSchema<unknown, Values>,
    private readonly initial: unknown = {}
  ) {
    this.current = v.parse(schema, initial);
  }

  get values(): Readonly<Values> {
    return this.current;
  }

  /** Sets some and leaves the others. Throws on an unknown switch or a wrong value. */
  set(some: unknown): void {
    this.current = v.parse(this.schema, { ...this.current, ...v.parse(v.record(v.string(), v.unknown()), some) });
  }

  reset(): void {
    this.current = v.parse(this.schema, this.initial);
  }
}
