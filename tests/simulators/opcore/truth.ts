import type { Truth } from '../base/truth';
import type { Company } from './company';

/**
 * Everything that was done to nodes, without the page's sample. The vendor keeps the latest create, edit and delete of a
 * node only: whoever looks seldom cannot see them all.
 */
export function truthOf(company: Company): Truth {
  const events = [...company.nodes.values()].flatMap((node) =>
    node.records.map((record) => ({
      time: record.time,
      end: null,
      event: record.what,
      outcome: record.status === 'ok' ? 'success' : 'failure',
      effect: record.status === 'ok' ? 'changed' : null,
      actor: record.who,
      target: record.name,
      run: node.uuid,
      message: null,
      vendorId: `${node.uuid}/${record.kind}/${record.time}`,
    }))
  );
  return { 'opcore.nodeAudit': events.sort((one, other) => one.time - other.time) };
}
