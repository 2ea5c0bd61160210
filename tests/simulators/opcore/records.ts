import { asCtime } from '../base/time-forms';
import { type AuditRecord, type Node, recordKinds } from './node';
import type { Switches } from './switches';
import { wallClock } from './wall-clock';

interface Recorded extends AuditRecord {
  status: string;
}

/** What opCore records of all that was done to a node, each with what it says became of it. */
export function recordedOf(node: Node, { failedStatus }: Readonly<Switches>): Recorded[] {
  return node.records.flatMap((record) => {
    const status = record.worked ? 'ok' : failedStatus;
    return status === null ? [] : [{ ...record, status }];
  });
}

/** GET /omk/opCore/v2/audit/<uuid>: the latest record of each kind, and nothing of those that never were. */
export function auditRecord(node: Node, switches: Readonly<Switches>): unknown {
  if (node.raw !== undefined) {
    return node.raw;
  }
  const recorded = recordedOf(node, switches);
  const entries = recordKinds.flatMap((kind) => {
    const record = recorded.filter((one) => one.kind === kind).at(-1);
    return record ? [[kind, recordOf(node, record, switches)]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function recordOf(node: Node, record: Recorded, switches: Readonly<Switches>) {
  const local = wallClock(record.time, switches.timeZone);
  return {
    details: shownUuid(node, switches),
    extra: `${record.name}\n`,
    status: record.status,
    what: record.what,
    when: switches.whenAs === 'ctime' ? asCtime(Date.parse(`${local}Z`)) : local,
    who: record.who,
  };
}

/** A node with the wanted properties; without any only its uuid. That dotted names come back nested is an inference. */
export function nodeRecord(node: Node, properties: readonly string[], switches: Readonly<Switches>) {
  return {
    uuid: shownUuid(node, switches),
    ...(properties.includes('name') && { name: node.name }),
    ...(properties.includes('configuration.group') && { configuration: { group: node.group } }),
  };
}

function shownUuid({ uuid }: Node, { uuidCase }: Readonly<Switches>): string {
  return uuidCase === 'upper' ? uuid.toUpperCase() : uuid;
}
