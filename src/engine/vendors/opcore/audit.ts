import { eventsBytes } from '../../events/events-bytes';
import type { Events } from '../../events/events';
import type { Table } from '../../seam/host';
import { bodyError } from '../../sentences/body-error';
import { odditiesOf } from '../oddities';
import type { Oddities } from '../oddities';
import { auditEvents } from './audit-events';
import { auditPlan, recordKinds } from './plans';
import { UnknownNode } from './refusals';
import { auditRequest } from './requests';
import { fetchLoggedIn } from './session';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** What opCore tells of one node. */
export interface Audit {
  events: Events;
  oddities: Oddities;
}

const fieldNames = { what: 'what', who: 'who', status: 'status', name: 'extra' };

/** The audit of a node for everyone who asks within a few seconds; undefined where opCore has none. */
export function auditOf(node: string, details: boolean, client: VendorClient): Promise<Audit | undefined> {
  const request = auditRequest(node);
  return client.once<Audit | undefined>(`audit${details ? ' with details' : ''} of ${node}`, async (inner) => {
    let table: Table;
    try {
      table = await fetchLoggedIn(request, auditPlan(details), inner);
    } catch (error) {
      if (error instanceof UnknownNode) {
        return { value: undefined, bytes: 0, freshFor: freshBriefly };
      }
      throw error;
    }
    const skipped = skippedRecords(table);
    const events = auditEvents(node, table, inner);
    const timed = inner.host.columns.select(table.length, [
      { kind: 'range', values: events.time.values, min: -Infinity, max: Infinity },
    ]).length;
    if (timed === 0 && table.length + skipped > 0 && !hasRecords(table)) {
      throw bodyError('noRows', request.path, inner.settings, inner.vendor);
    }
    const oddities = odditiesOf({ ...table, skipped }, table.length - timed, fieldNames);
    return { value: { events, oddities }, bytes: eventsBytes([events]), freshFor: freshBriefly };
  });
}

/** Entries that should have been records: a kind that is null is as good as missing, and the verdict is no record. */
function skippedRecords({ head, skipped }: Table): number {
  const missing = recordKinds.filter((kind) => head[kind] === null).length;
  const verdict = [head.error, head.message].filter((value) => value !== undefined).length;
  return Math.max(0, skipped - missing - verdict);
}

function hasRecords({ head }: Table): boolean {
  return recordKinds.some((kind) => head[kind] !== undefined);
}
