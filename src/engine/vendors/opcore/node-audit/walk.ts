import { freshBriefly } from '../../../client/produced';
import type { OpcoreClient } from '../client';
import { notUnderstood } from '../../../client/records';
import type { Events } from '../../../events/events';
import { eventsBytes } from '../../../events/events-bytes';
import { Notes, type Reading } from '../../../reading/reading';
import type { Table } from '../../../seam/host';
import { isMissing } from '../../../sentences/fault';
import { wordKeys } from '../../failure-inside';
import { auditPlan, recordKinds } from '../plans';
import { auditAsk } from '../requests';
import { attemptLoggedIn } from '../session';
import { toEvents } from './to-events';

/** What opCore tells of one node. */
export interface NodeAudit {
  events: Events;
  /** Records that came and could not be understood. */
  lost: number;
  /** In how many a column holds something of another type. */
  mistyped: Table['mistyped'];
  /** When its node was created, epoch ms; undefined = there is no such record with a time. */
  createdAt: number | undefined;
  /** When its node was deleted, epoch ms; undefined = there is no such record with a time. */
  deletedAt: number | undefined;
}

/** A node that came to the list or left it, with what opCore has of it; undefined = no audit. */
export interface AuditedNode<N> {
  node: N;
  audit: NodeAudit | undefined;
}

/** Whether it does not show that. A record that could not be read is said already, and may be the one. */
export function showsNo(what: 'createdAt' | 'deletedAt', audit: NodeAudit | undefined): boolean {
  return audit === undefined || (audit[what] === undefined && audit.lost === 0);
}

/** The audit of a node for everyone who asks within a few seconds; undefined where opCore has none. */
export function walkNode(
  node: string,
  details: boolean,
  client: OpcoreClient
): Promise<Reading<NodeAudit | undefined>> {
  return client.once<Reading<NodeAudit | undefined>>(
    `audit${details ? ' with details' : ''} of ${node}`,
    async (inner) => {
      const ask = auditAsk(node);
      const notes = new Notes();
      const { answer, fault } = await attemptLoggedIn(ask, auditPlan(details), inner);
      if (answer === undefined && !(fault.kind === 'vendor' && isMissing(fault))) {
        throw inner.errorOf(fault, ask);
      }
      if (answer?.table === undefined) {
        return { value: notes.reading<NodeAudit | undefined>(undefined), bytes: 0, records: 0, freshFor: freshBriefly };
      }
      const { table } = answer;
      const skipped = skippedRecords(table);
      const plan = auditPlan(details);
      notes.take(inner.recordsOf({ ...answer, table: { ...table, skipped: 0 } }, ask, plan));
      const { events, untimed, createdAt, deletedAt } = toEvents(node, table, notes, inner);
      const lost = untimed + skipped;
      // opCore says so where it has nothing: an answer that does not even name a kind of records is none.
      if (events.length === 0 && !hasRecords(table)) {
        throw inner.errorOf({ kind: 'body', problem: 'noRows', answer }, ask);
      }
      notes.counted('shortfall', notUnderstood(plan, inner.model), skipped);
      return {
        value: notes.reading<NodeAudit | undefined>({ events, lost, mistyped: table.mistyped, createdAt, deletedAt }),
        bytes: eventsBytes([events]),
        records: events.length,
        freshFor: freshBriefly,
      };
    }
  );
}

/** Entries that should have been records: a kind that is null is as good as missing, and the verdict is no record. */
function skippedRecords({ head, skipped }: Table): number {
  const missing = recordKinds.filter((kind) => head[kind] === null).length;
  const verdict = wordKeys.filter((key) => head[key] !== undefined).length;
  return Math.max(0, skipped - missing - verdict);
}

function hasRecords({ head }: Table): boolean {
  return recordKinds.some((kind) => head[kind] !== undefined);
}
