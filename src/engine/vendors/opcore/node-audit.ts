import { opcore as model } from '../../../model/vendors/opcore';
import { AnswerError } from '../../sentences/answer-error';
import { digits } from '../../sentences/counted';
import { eachRun } from '../../client/each-run';
import type { Notice } from '../../seam/protocol';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import { auditOf } from './audit';
import type { Audit } from './audit';
import { chooseNodes } from './chosen-nodes';
import type { VendorClient } from '../../client/client';

/** `opcore.nodeAudit`: who created, edited and deleted nodes. opCore's records are points in time. */
export const nodeAudit: Reader = {
  model: queryTypeOf(model, 'opcore.nodeAudit'),
  lasts: false,
  read,
  countNotice: 'opCore keeps only the latest create, edit and delete of a node.',
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading> {
  const chosen = await chooseNodes(request, client);
  const without = { listed: 0, gone: 0 };
  const { results, shortfalls } = await eachRun('node', chosen.uuids, client, async (uuid) => {
    const audit = await auditOf(uuid, request.details, client);
    if (audit === undefined && chosen.given) {
      throw new AnswerError(`opCore has no audit for node ${uuid}.`, 400);
    }
    if (audit === undefined) {
      without[chosen.gone.has(uuid) ? 'gone' : 'listed']++;
    }
    return audit;
  });
  const audits = results.filter((audit): audit is Audit => audit !== undefined);
  const oddities = audits.map((audit) => audit.oddities);
  return {
    events: audits.map(({ events }) => events),
    notices: [
      ...withoutNotices(without.listed, chosen.uuids.length - chosen.gone.size, 'listed nodes'),
      ...withoutNotices(without.gone, chosen.gone.size, 'nodes that left the list'),
      ...chosen.notices,
      ...oddityNotices(oddities, 'record', 'a time'),
    ],
    shortfalls: [...chosen.shortfalls, ...shortfalls],
  };
}

/** What reading the listed nodes cannot show. */
function withoutNotices(without: number, read: number, nodes: string): Notice[] {
  const text = `opCore has no audit for ${digits(without)} of ${digits(read)} ${nodes}: nothing was recorded of them.`;
  return without > 0 ? [{ severity: 'info', text }] : [];
}
