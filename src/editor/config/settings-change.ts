import type { DataSourceSettings } from '@grafana/data';
import type { SettingModel } from '../../model/vendors';
import type { RuntrailOptions, RuntrailSecrets } from '../saved/options';

export type Settings = DataSourceSettings<RuntrailOptions, RuntrailSecrets>;

/** The settings with one `jsonData` key set, or taken out when there is no value. */
export function withSetting(settings: Settings, key: string, value: unknown): Settings {
  const others = Object.entries(settings.jsonData).filter(([name]) => name !== key);
  const isSet = value !== undefined && value !== '';
  return { ...settings, jsonData: Object.fromEntries(isSet ? [...others, [key, value]] : others) };
}

/** The settings with a secret typed; secrets of other vendors stay as they are. */
export function withSecret(settings: Settings, key: string, secret: string): Settings {
  return { ...settings, secureJsonData: { ...settings.secureJsonData, [key]: secret } };
}

/** The settings asking for a new secret. */
export function withoutSecret(settings: Settings, key: string): Settings {
  return {
    ...settings,
    secureJsonFields: { ...settings.secureJsonFields, [key]: false },
    secureJsonData: { ...settings.secureJsonData, [key]: '' },
  };
}

/** Whether a setting belongs to the credentials. */
export function signsIn(setting: SettingModel): boolean {
  return setting.kind === 'text' && setting.required === true;
}
