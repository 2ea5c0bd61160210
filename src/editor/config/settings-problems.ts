import type { SettingModel } from '../../model/vendors';
import { guardrailModels } from '../language/models';
import { vendorWithId } from '../saved/vendor-of';
import { text } from '../text';
import type { Settings } from './settings-change';
import { isNumberSetting } from './whole-number';
import { isWholeUrl } from './whole-url';

/** What would be refused, by the key of its field; a field without a word is right. */
export function settingsProblems(settings: Settings): ReadonlyMap<string, string | undefined> {
  const vendor = vendorWithId(settings.jsonData.vendor);
  if (!vendor) {
    return new Map([['vendor', text.config.vendor.choose]]);
  }
  const isSecretThere = (key: string) => settings.secureJsonFields[key] === true || !!settings.secureJsonData?.[key];
  const url = text.config.url;
  return new Map([
    ['vendor', undefined],
    ['url', isWholeUrl(settings.url) ? undefined : `${url.label}: ${url.invalid({ example: vendor.exampleUrl })}`],
    ...vendor.secrets.map(({ key, label }): [string, string | undefined] => [
      key,
      isSecretThere(key) ? undefined : text.config.signIn.required({ label }),
    ]),
    ...[...vendor.settings, ...Object.values(guardrailModels)].map((setting): [string, string | undefined] => [
      setting.key,
      problemOf(setting, settings.jsonData[setting.key]),
    ]),
  ]);
}

function problemOf(setting: SettingModel, value: unknown): string | undefined {
  switch (setting.kind) {
    case 'text':
      return setting.required === true && !value ? text.config.signIn.required({ label: setting.label }) : undefined;
    case 'number':
      return isNumberSetting(value, setting.max)
        ? undefined
        : `${setting.label}: ${text.config.limits.invalid({ max: setting.max })}`;
    case 'switch':
      return undefined;
    default:
      return setting satisfies never;
  }
}
