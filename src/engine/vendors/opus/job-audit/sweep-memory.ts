import * as v from 'valibot';

const jobSchema = v.object({
  /** The list's word for its state when it was read. */
  status: v.nullable(v.string()),
  /** Epoch ms; null = the list does not say, absent = an earlier version did not keep it. */
  created: v.optional(v.nullable(v.number())),
  /** Epoch ms; 0 = not yet. */
  readAt: v.number(),
  /** When the earliest of what still goes on in it began, epoch ms; null = nothing does. */
  openSince: v.nullable(v.number()),
  /** It had just ended then, so that it is read once more; absent = it had not. */
  fresh: v.optional(v.literal(true)),
  /** Since when it cannot be read whole, epoch ms; null = it was. */
  failingSince: v.nullable(v.number()),
});

const memorySchema = v.object({
  /** Everything that was listed is among the jobs, or was once read: a later sweep need not go to the end of the list. */
  settled: v.boolean(),
  /** When it was made, epoch ms; absent = an earlier version did not keep it. */
  at: v.optional(v.number()),
  jobs: v.record(v.string(), jobSchema),
});

/** What one sweep of Opus' jobs tells the next. */
export type SweepMemory = v.InferOutput<typeof memorySchema>;
export type KnownJob = v.InferOutput<typeof jobSchema>;

/** What an earlier version kept and this one does not understand is as good as nothing: all is read again. */
export function readMemory(memory: unknown): SweepMemory {
  const read = v.safeParse(memorySchema, memory);
  return read.success ? read.output : { settled: false, jobs: {} };
}
