import { opcore } from './opcore';
import { opsera } from './opsera';
import { opus } from './opus';
import { puppet } from './puppet';
import type { VendorModel } from './vendor';

export type { SelectionListModel } from './selection';
export type { NumberSettingModel, SettingModel, SwitchSettingModel, TextSettingModel } from './setting';
export type { QueryTypeModel, SecretModel, VendorModel } from './vendor';

const each = [puppet, opus, opcore, opsera] as const;

/** Every vendor, in the order of the settings page. */
export const vendorModels: readonly VendorModel[] = each;
/** One of them, as the compiler knows it. */
export type KnownModel = (typeof each)[number];
