import { effects } from '../base/effects';
import { outcomes } from '../base/outcomes';
import type { Truth } from '../base/truth';
import type { Company } from './company';
import { recordedOf } from './records';
import type { Switches } from './switches';

/**
 * Everything that was done to nodes, without the page's sample. "Returns audit information for a specific record, including
 * the what, who, when, and status of actions (e.g. create, edit, delete)": one object each of created, last_updated and
 * deleted, so that whoever looks seldom cannot see them all.
 */
export function truthOf(company: Company, switches: Readonly<Switches>): Truth {
  const events = [...company.nodes.values()].flatMap((node) =>
    recordedOf(node, switches).map((record) => ({
      time: record.time,
      end: null,
      event: record.what,
      outcome: outcomes[record.status === 'ok' ? 'ok' : 'a status other than ok'],
      effect: record.status === 'ok' ? effects['node creation, modification, and deletion'] : null,
      // "including who performed the action and when it occurred"
      actor: record.who,
      target: record.name,
      run: node.uuid,
      message: null,
      vendorId: `${node.uuid}/${record.kind}/${record.time}`,
    }))
  );
  return { 'opcore.nodeAudit': events.sort((one, other) => one.time - other.time) };
}
