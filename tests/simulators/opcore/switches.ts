import * as v from 'valibot';

/** Where vendor docs say nothing or more than one thing. The default is the likeliest. */
export const switchesSchema = v.strictObject({
  /** Unknown: the path of opCore's own login; opCharts' is documented. `.json` may follow. */
  loginPath: v.optional(v.string(), '/omk/opCharts/login'),
  /** Unknown: the name of the session cookie. */
  cookieName: v.optional(v.string(), 'omk'),
  /** Unknown: a good login answers 302 to the start page, or 200. */
  loginRedirects: v.optional(v.boolean(), true),
  /** A refused login: 401 or 403, the login page again with status 200, or a redirect to it. */
  refusedLoginAs: v.optional(v.picklist(['401', '403', 'page', 'redirect']), '401'),
  /** Without a session: 401, the login page with status 200, or a redirect to it. */
  noSessionAs: v.optional(v.picklist(['401', 'page', 'redirect']), '401'),
  /** Unknown: how long a session lives without a new login. */
  sessionMinutes: v.optional(v.number(), 30),
  /** Refused logins in a row after which the account is locked, right password or not. 0 = never. */
  lockAfter: v.optional(v.number(), 10),
  /** Unknown: the zone of `when`. An IANA name. */
  timeZone: v.optional(v.string(), 'UTC'),
  /** How `when` is written: as the page prints it, or as NMIS' own audit log does: `Tue Mar 10 05:20:44 2026`. */
  whenAs: v.optional(v.picklist(['iso', 'ctime']), 'iso'),
  /**
   * Unknown: the `status` of an action that failed, as the page prints "ok" alone. Null = it is not recorded. The default is made
   * up, and asks most of a client.
   */
  failedStatus: v.optional(v.nullable(v.string()), 'error: could not save <config>'),
  /** Servers redirect `/omk/…` to `/en/omk/…`, the login too. */
  redirectsToEnglish: v.optional(v.boolean(), false),
  /** Requests that do not ask for JSON get a page for people. */
  pagesWithoutAccept: v.optional(v.boolean(), false),
  /** UUIDs are compared without regard to case; how answers write them. */
  uuidCase: v.optional(v.picklist(['lower', 'upper']), 'lower'),
  /** Nodes a page of the list when `limit` is absent, as documented. */
  defaultLimit: v.optional(v.number(), 25),
  /** Unknown: the most nodes that a page holds, whatever `limit` says. 0 = no such limit. */
  maxLimit: v.optional(v.number(), 0),
  /** Unknown: does every version count the nodes when asked to? */
  countsNodes: v.optional(v.boolean(), true),
  /** `page`: the count is of the nodes on the page alone. */
  countOf: v.optional(v.picklist(['all', 'page']), 'all'),
});

export type Switches = v.InferOutput<typeof switchesSchema>;
