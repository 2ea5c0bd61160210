import type { DictionaryColumn } from '../../seam/column';
import type { Host } from '../../seam/host';

/** Which records were read already: pages shift while records arrive, and one may come twice. */
export class SeenRecords {
  private readonly known = new Set<string>();

  get count(): number {
    return this.known.size;
  }

  /** The rows of a page that no page before had, ascending, each record once. From now on they are known. */
  take(ids: DictionaryColumn, host: Host): Int32Array {
    const isNew = Uint8Array.from([0, ...ids.values.map((id) => (this.known.has(id) ? 0 : 1))]);
    ids.values.forEach((id) => this.known.add(id));
    const rows = host.columns.select(ids.codes.length, [{ kind: 'codes', codes: ids.codes, allowed: isNew }]);
    return host.columns.firstOfEach(rows, ids.codes);
  }
}
