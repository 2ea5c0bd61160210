import type { Guardrails } from '../../model/guardrails';
import type { VendorModel } from '../../model/vendors';
import type { VendorOptions } from '../../model/vendors/setting';
import type { SecretState } from '../seam/protocol';

/** The connection's settings after checks and defaults. */
export interface Settings<V extends VendorModel = VendorModel> extends Guardrails {
  /** Of the data source, by which links find it. */
  uid: string;
  /** Of the data source, as people called it. */
  name: string;
  vendor: string;
  /** Without a trailing slash. */
  url: string;
  /** The vendor's own `jsonData` by key, defaults filled in; typed where the vendor is known. */
  vendorOptions: VendorOptions<V>;
  /** Every configured secret by its name. */
  secrets: Readonly<Record<string, SecretState>>;
}
