import * as v from 'valibot';
import { quietFaults } from './quiet-fault';
import { where } from './where';

const milliseconds = v.pipe(v.number(), v.minValue(0));
/** How a request goes wrong. */
export const faultSchema = v.variant('kind', [
  ...quietFaults,
  /** The connection is reset before an answer. */
  v.object({ ...where, kind: v.literal('reset') }),
  /** Half of the body, then the connection is reset. */
  v.object({ ...where, kind: v.literal('resetMidBody') }),
  v.object({ ...where, kind: v.literal('slowHeaders'), milliseconds }),
  /** The body comes in twenty pieces over this time. */
  v.object({ ...where, kind: v.literal('slowBody'), milliseconds }),
  /** Never answers. */
  v.object({ ...where, kind: v.literal('hang') }),
  /** The vendor's own error body unless `body` says `html` (a proxy's page), `text` or `empty`. */
  v.object({
    ...where,
    kind: v.literal('status'),
    status: v.number(),
    body: v.optional(v.picklist(['vendor', 'html', 'text', 'empty'])),
    /** Seconds, or any text as it is (an HTTP date). */
    retryAfter: v.optional(v.union([v.number(), v.string()])),
  }),
  /** This answer, word for word; a body that is no text is sent as JSON. Absent status = 200. */
  v.object({
    ...where,
    kind: v.literal('answer'),
    status: v.optional(v.number()),
    headers: v.optional(v.record(v.string(), v.string())),
    body: v.unknown(),
  }),
  /** Half of the body with a Content-Length that agrees with it. */
  v.object({ ...where, kind: v.literal('truncated') }),
  /** The good body, then more text. */
  v.object({ ...where, kind: v.literal('trailing') }),
  /** 200 and JSON of something else. */
  v.object({ ...where, kind: v.literal('wrongJson'), body: v.optional(v.string()) }),
  v.object({ ...where, kind: v.literal('notJson') }),
  v.object({ ...where, kind: v.literal('empty') }),
  /** 200 and a web page, as a sign-on portal in front of the vendor answers. */
  v.object({ ...where, kind: v.literal('htmlOk') }),
  /** JSON of so many bytes; `compressed`: sent as gzip. */
  v.object({ ...where, kind: v.literal('oversize'), bytes: v.number(), compressed: v.optional(v.boolean()) }),
  v.object({ ...where, kind: v.literal('redirect'), to: v.string(), status: v.optional(v.number()) }),
  /** 429 for everything above this rate. */
  v.object({
    ...where,
    kind: v.literal('throttle'),
    requestsPerSecond: v.number(),
    retryAfter: v.optional(v.number()),
  }),
]);

export type Fault = v.InferOutput<typeof faultSchema>;
