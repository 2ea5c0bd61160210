import * as v from 'valibot';

/** Where vendor docs contradict each other, differ between versions or say nothing. The default is the likeliest. */
export const switchesSchema = v.strictObject({
  /** The docs' text says `next-events.id` repeats the request's URI; captures of real servers show last id + 1. */
  seedStyleNextLink: v.optional(v.boolean(), false),
  /** Unknown: the start in `next-events` when nothing is left. The same start, or the key is missing. */
  nextEventsAtEnd: v.optional(v.picklist(['same', 'absent']), 'same'),
  /** Host in every link; real servers have been seen to write localhost. */
  linkHost: v.optional(v.string(), 'localhost:8143'),
  /** Puppet's own client matches another prefix than the docs show. */
  validatorsKind: v.optional(v.boolean(), false),
  /** Older versions: `owner` is only `{id, login}`. */
  oldOwner: v.optional(v.boolean(), false),
  /** Versions before 2019.8 know neither job_finished nor job_stopping. */
  jobEndEvents: v.optional(v.boolean(), true),
  /** Unknown for /jobs: do finish filters drop jobs that still run? */
  finishFilterDropsRunning: v.optional(v.boolean(), true),
  /** Unknown: how a running job says that it has not finished. */
  unfinishedTimestamp: v.optional(v.picklist(['null', 'absent']), 'null'),
  /** Unknown: how many jobs come without `limit`, and the most that `limit` may ask for. 0 = no such limit. */
  defaultLimit: v.optional(v.number(), 0),
  maxLimit: v.optional(v.number(), 0),
  /** Unknown: whether a larger `limit` is refused, or overlooked with smaller pages, and whether `total` always comes. */
  pageCap: v.optional(v.number(), 0),
  total: v.optional(v.picklist(['number', 'text', 'absent', 'page']), 'number'),
  /** Jobs that ended longer ago are gone. */
  pruneDays: v.optional(v.number(), 30),
  /** 0 = the PCP broker answers; else the status of /inventory. */
  inventoryStatus: v.optional(v.number(), 0),
  /** Plan runs are not among /jobs. Versions before 2019 have no /plan_jobs, and a token may lack the permission. */
  planJobs: v.optional(v.picklist(['listed', 'missing', 'forbidden']), 'listed'),
  /** Types that servers add, in place of plan_task: plan_script, plan_command, plan_upload and more. */
  moreJobTypes: v.optional(v.boolean(), false),
  /** Every so many-th ended job has no finished_timestamp, as jobs that were stopped before they ran. 0 = none. */
  lostFinishes: v.optional(v.number(), 0),
  /** PE 2016 has `node_count` without `node_states`, and no `pagination`. */
  nodeStates: v.optional(v.boolean(), true),
  pagination: v.optional(v.boolean(), true),
  /** Whether the pagination repeats `order_by`, from which alone a client knows that it was heeded. */
  echoesOrder: v.optional(v.boolean(), true),
  /** PE 2019.7 lists plan runs by name, whatever is asked for; an unknown server may do so with jobs. */
  order: v.optional(v.picklist(['asked', 'name']), 'asked'),
  /** Unknown: how jobs of the same second follow one another. A database may sort them otherwise for each offset. */
  ties: v.optional(v.picklist(['steady', 'byOffset']), 'steady'),
  /** The last job of a page comes twice on it. */
  repeatsJob: v.optional(v.boolean(), false),
  /** At each reading of a page so many jobs start, or so many of those behind the page change: both move others. */
  arrivalsPerPage: v.optional(v.number(), 0),
  movesPerPage: v.optional(v.number(), 0),
  /** Every seventh event can be read only so long after it happened, though later ids can: it was committed late. */
  lateEventSeconds: v.optional(v.number(), 0),
  /** "Errors are JSON only when the client sends `Accept: application/json`", otherwise the `msg` alone. */
  plainErrorsWithoutAccept: v.optional(v.boolean(), false),
});

export type Switches = v.InferOutput<typeof switchesSchema>;
