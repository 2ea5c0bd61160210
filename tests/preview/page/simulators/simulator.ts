import * as v from 'valibot';

const stateSchema = v.looseObject({
  url: v.string(),
  up: v.boolean(),
  clock: v.object({ now: v.number(), opened: v.number(), speed: v.number() }),
  faults: v.array(v.looseObject({ kind: v.string(), gone: v.number(), endpoint: v.optional(v.string()) })),
  expiryKinds: v.array(v.string()),
  counts: v.record(v.string(), v.number()),
  company: v.record(v.string(), v.unknown()),
});
/** A simulator's state, or why it is not known. */
export const simulatorsSchema = v.array(
  v.object({
    vendor: v.picklist(['puppet', 'opus', 'opcore', 'opsera']),
    state: v.optional(stateSchema),
    error: v.optional(v.string()),
  })
);

export type Simulator = v.InferOutput<typeof simulatorsSchema>[number];
export type SimulatorState = v.InferOutput<typeof stateSchema>;
export type Vendor = Simulator['vendor'];

/** How each vendor writes its name. */
export const vendorNames: Record<Vendor, string> = {
  puppet: 'Puppet',
  opus: 'Opus',
  opcore: 'opCore',
  opsera: 'Opsera',
};
