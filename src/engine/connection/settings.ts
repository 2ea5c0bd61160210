import type { Limits } from '../../model/limits';
import type { VendorModel } from '../../model/vendors';
import type { VendorOptions } from '../../model/vendors/setting';
import type { SecretState } from '../seam/protocol';

/** The connection's settings after checks and defaults. */
export interface Settings<V extends VendorModel = VendorModel> extends Limits {
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
  /** What keeps events for longer than the vendor does; absent = nothing, or it is switched off. */
  archive?: ArchiveSettings;
}

export interface ArchiveSettings {
  /** Without a trailing slash. */
  url: string;
  /** The name under which the collector writes this connection. */
  source: string;
  /** Of VictoriaLogs; absent = its default one. */
  tenant?: { account: string; project: string } | undefined;
  /** Empty = no login by name; the host adds the password. */
  user: string;
  hasToken: boolean;
}
