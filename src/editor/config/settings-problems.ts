import { archiveExampleUrl } from '../../model/archive';
import type { SettingModel } from '../../model/vendors';
import { archiveModels } from '../language/models';
import { vendorWithId } from '../saved/vendor-of';
import { text } from '../text';
import { limitSettings } from './limit-settings';
import type { Settings } from './settings-change';
import { tlsSecrets, tlsSwitches } from './tls-secrets';
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
    ...tlsSwitches.flatMap((name) =>
      tlsSecrets[name].map((key): [string, string | undefined] => [
        key,
        settings.jsonData[name] !== true || isSecretThere(key)
          ? undefined
          : text.config.signIn.required({ label: text.config.tls[key].label }),
      ])
    ),
    ...[...vendor.settings, ...limitSettings()].map((setting): [string, string | undefined] => [
      setting.key,
      problemOf(setting, settings.jsonData[setting.key]),
    ]),
    ...archiveProblems(settings.jsonData),
  ]);
}

/** The archive is asked for nothing where it has no address, or is switched off. */
function archiveProblems({
  archiveUrl,
  archiveSource,
  archiveEnabled,
}: Settings['jsonData']): Array<[string, string | undefined]> {
  const isUsed = typeof archiveUrl === 'string' && archiveUrl !== '' && archiveEnabled !== false;
  const { label } = archiveModels.archiveUrl;
  const invalid = text.config.url.invalid({ example: archiveExampleUrl });
  const required = text.config.signIn.required({ label: archiveModels.archiveSource.label });
  return [
    ['archiveUrl', isUsed && !isWholeUrl(archiveUrl) ? `${label}: ${invalid}` : undefined],
    ['archiveSource', isUsed && !archiveSource ? required : undefined],
  ];
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
