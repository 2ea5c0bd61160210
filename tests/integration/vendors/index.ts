import { opcore } from './opcore';
import { opsera } from './opsera';
import { opus } from './opus';
import { puppet } from './puppet';
import type { VendorUnderTest } from './vendor-under-test';

export const vendorsUnderTest: readonly VendorUnderTest[] = [puppet, opus, opcore, opsera];
