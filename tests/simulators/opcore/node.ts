export const recordKinds = ['created', 'last_updated', 'deleted'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One entry of the audit. */
export interface AuditRecord {
  kind: RecordKind;
  what: 'create node' | 'edit node' | 'delete node';
  /** Epoch ms, whole seconds. */
  time: number;
  who: string;
  worked: boolean;
  /** The node's name at that time. */
  name: string;
}

export interface Node {
  uuid: string;
  name: string;
  group: string;
  isDeleted: boolean;
  /** Its audit is gone. */
  isForgotten: boolean;
  /** Everything that was done to it; the vendor keeps the latest of each kind. */
  records: AuditRecord[];
  /** Served word for word instead, for odd answers. */
  raw?: unknown;
}
