import type { VendorModel } from '../../model/vendors';
import type { Settings } from './settings';

/** The names of the secrets that sign in. */
export function credentialsOf({ vendor }: Settings, models: readonly VendorModel[]): string[] {
  return (models.find(({ id }) => id === vendor)?.secrets ?? []).map(({ key }) => key);
}

/** Whose credentials these are, as far as the settings say it beside the secret. */
export function accountOf({ vendor, vendorOptions }: Settings, models: readonly VendorModel[]): string {
  const names = (models.find(({ id }) => id === vendor)?.settings ?? []).filter(
    (setting) => setting.kind === 'text' && setting.account
  );
  return JSON.stringify([vendor, ...names.map(({ key }) => vendorOptions[key] ?? '')]);
}
