import { asCtime } from '../base/time-forms';
import { type AuditRecord, type Node, latest, recordKinds } from './node';
import type { Switches } from './switches';
import { wallClock } from './wall-clock';

/** GET /omk/opCore/v2/audit/<uuid>: the latest record of each kind, and nothing of those that never were. */
export function auditRecord(node: Node, switches: Readonly<Switches>): unknown {
  if (node.raw !== undefined) {
    return node.raw;
  }
  const entries = recordKinds.flatMap((kind) => {
    const record = latest(node, kind);
    return record ? [[kind, recordOf(node, record, switches)]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function recordOf(node: Node, record: AuditRecord, switches: Readonly<Switches>) {
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
