import type { DictionaryColumn } from '../../seam/column';
import type { Host } from '../../seam/host';

/** Which records were read already: pages shift while records arrive, and one may come twice. */
export class SeenRecords {
  private readonly known = new Set<string>();

  get count(): number {
    return this.known.size;
  }

  /** The rows of a page that no page before had, ascending, each record once. From now on they are known. */
  take({ codes, values }: DictionaryColumn, { columns }: Host): Int32Array {
    const allowed = Uint8Array.from([0, ...values.map((id) => (this.known.has(id) ? 0 : 1))]);
    values.forEach((id) => this.known.add(id));
    return columns.firstOfEach(columns.select(codes.length, [{ kind: 'codes', codes, allowed }]), codes);
  }
}
