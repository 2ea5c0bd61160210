import type { KnownModel } from '../../model/vendors';
import { opcore } from './opcore';
import { opsera } from './opsera';
import { opus } from './opus';
import { puppet } from './puppet';
import type { Vendor } from './vendor';

/** The reader of every vendor that there is a model of: one that is missing, or too many, does not compile. */
const each: { readonly [M in KnownModel as M['id']]: Vendor<M> } = { opcore, opus, opsera, puppet };

export const vendors: readonly Vendor[] = Object.values(each);
