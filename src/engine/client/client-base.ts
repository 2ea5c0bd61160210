import type { OtherUpstream } from '../../model/other-upstreams';
import type { Settings } from '../connection/settings';
import type { Host } from '../seam/host';
import { VendorClock } from './clock';
import { Memory } from './memory';
import { SharedReads } from './shared-reads';
import type { VendorProtocol } from './vendor-protocol';

/** What every piece of work of one data source has in common. */
export interface ClientBase {
  readonly host: Host;
  readonly settings: Settings;
  readonly vendor: VendorProtocol;
  readonly sharedReads: SharedReads;
  readonly clock: VendorClock;
  /** The same of the other upstreams; undefined where the settings tell of none. */
  readonly others?: Readonly<Record<OtherUpstream, ClientBase | undefined>>;
}

/** With a memory and a clock of its own. */
export function clientBase(vendor: VendorProtocol, settings: Settings, host: Host): ClientBase {
  return { host, settings, vendor, sharedReads: new SharedReads(new Memory(host)), clock: new VendorClock() };
}
