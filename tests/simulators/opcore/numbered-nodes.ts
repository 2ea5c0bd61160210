import type { Simulation } from '../base/simulation';

/** A UUID that ends in this number. */
export function uuid(number: number): string {
  return `1d2b430b-fc0e-4f79-88e3-${String(number).padStart(12, '0')}`;
}

/** `node-3` with the UUID 3, in the list and with this audit, word for word: absent = one without events, null = it has none. */
export function addNode(server: Simulation, number: number, records: object | null = { created: null }): void {
  server.add({ create: `node-${number}`, uuid: uuid(number), records });
}

/** One entry of an audit, in the shape of the vendor's page. */
export function auditEntry(what: string, when: string, more: object = {}): object {
  return { details: uuid(1), extra: 'my-node-1\n', status: 'ok', what, when, who: 'omkapiha', ...more };
}
