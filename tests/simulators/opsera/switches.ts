import * as v from 'valibot';

/** Where vendor docs say nothing. The default is the likeliest, or what asks most of a client. */
export const switchesSchema = v.strictObject({
  /** Unknown: what `data` of POST /logs/task is. `failed` = 200 with `{status: "failed", message}`, as v1 answers. */
  taskLogs: v.optional(v.picklist(['array', 'data', 'logs', 'items', 'results', 'failed']), 'array'),
  /** Unknown: the status for a page_size above 1000. */
  pageSizeStatus: v.optional(v.picklist([400, 422]), 400),
  /** Unknown: the order of audit records. */
  order: v.optional(v.picklist(['newest', 'oldest']), 'newest'),
  /** Unknown: how records of the same moment follow one another. A database may sort them otherwise for each page. */
  ties: v.optional(v.picklist(['steady', 'byPage']), 'steady'),
  /** Is there a `count` in the answer? The page says so. */
  countsRecords: v.optional(v.boolean(), true),
  /** The most records that a page holds, whatever was asked for (up to 1 000, as documented). 0 = as many as were asked for. */
  mostPerPage: v.optional(v.number(), 0),
  /** "Lists limited to 1000 records": beyond so many, pages are empty. 0 = no such cap. */
  cap: v.optional(v.number(), 0),
  /** The most that `count` says, whatever there is. 0 = the truth. */
  countCap: v.optional(v.number(), 0),
  /** Servers that take no notice of `page`, or of dates. */
  ignoresPage: v.optional(v.boolean(), false),
  ignoresDates: v.optional(v.boolean(), false),
  /** `nothing`: a filter by date finds nothing, whatever it says. `hours`: its two times are hours of each of the days. */
  dates: v.optional(v.picklist(['filter', 'nothing', 'hours']), 'filter'),
  /** Unknown: what is answered without dates; `refused`: they are required. */
  undated: v.optional(v.picklist(['all', 'nothing', 'refused']), 'all'),
  /** Unknown: what is answered behind the last page. */
  behindLast: v.optional(v.picklist(['empty', 400, 404]), 'empty'),
  /** `page`: `count` is of the records on the page alone. */
  countOf: v.optional(v.picklist(['all', 'page']), 'all'),
  /** What task logs call their outcome: the words that this simulator began with, or those of the vendor's portal. */
  taskWords: v.optional(v.picklist(['few', 'portal']), 'few'),
  /** So many records are written at each reading of a page, so that the pages after it shift. */
  arrivalsPerPage: v.optional(v.number(), 0),
  /** Unknown: does end_time 17:00 include what happened within that minute? */
  endMinute: v.optional(v.picklist(['excluded', 'included']), 'excluded'),
  /** Unknown: the zone of start_time and end_time, as minutes east of UTC. */
  filterZoneMinutes: v.optional(v.number(), 0),
  /** Clients have been seen to read either. */
  emailKey: v.optional(v.picklist(['user_email', 'email']), 'user_email'),
  /** Unknown: the body of an error. */
  errorBody: v.optional(v.picklist(['message', 'error', 'text', 'empty']), 'message'),
  /** Low confidence that POST /tasks lists tasks: its shape, or `missing` for 404. */
  tasks: v.optional(v.picklist(['array', 'data', 'missing']), 'data'),
  /** 200, or the status that the list of users answers instead. */
  usersStatus: v.optional(v.number(), 200),
});

export type Switches = v.InferOutput<typeof switchesSchema>;
