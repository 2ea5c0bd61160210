import * as v from 'valibot';

/** What tests read of the node list. */
export const nodesAnswer = v.looseObject({
  nodes: v.array(v.looseObject({ uuid: v.string() })),
  total: v.optional(v.number()),
});
