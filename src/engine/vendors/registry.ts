import { opcore } from './opcore';
import { opus } from './opus';
import { opsera } from './opsera';
import { puppet } from './puppet';
import type { Vendor } from './vendor';

/** Every vendor that is read, one line each. */
export const vendors: readonly Vendor[] = [opcore, opus, opsera, puppet];
