import type { VendorModel } from '../../model/vendors';
import type { Settings } from './settings';

/** Whose credentials these are, as far as the settings say it beside the secret. */
export function accountOf({ vendor, vendorOptions }: Settings, model: VendorModel | undefined): string {
  const names = (model?.settings ?? []).filter((setting) => setting.kind === 'text' && setting.account);
  return JSON.stringify([vendor, ...names.map(({ key }) => vendorOptions[key] ?? '')]);
}
