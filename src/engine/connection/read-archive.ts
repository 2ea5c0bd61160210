import { archiveExampleUrl, archiveModels, archiveSecrets } from '../../model/archive';
import type { SecretState } from '../seam/protocol';
import { quoted } from '../sentences/quoted';
import {
  isMisplaced,
  missing,
  missingSecret,
  readSetting,
  settingName,
  wrongAddress,
  wrongSeconds,
} from './read-setting';
import type { ArchiveSettings } from './settings';

type JsonObject = Readonly<Record<string, unknown>>;

/** The archive's settings; none where there is no archive or it is switched off. */
export function readArchive(
  data: JsonObject,
  secrets: Readonly<Record<string, SecretState>>
): { archive?: ArchiveSettings; wrong?: string } {
  let wrong: string | undefined;
  const read = (key: keyof typeof archiveModels): unknown => {
    const { value, wrong: sentence } = readSetting(archiveModels[key], data[key]);
    wrong ??= sentence;
    return value;
  };
  const text = (key: keyof typeof archiveModels): string => {
    const value = read(key);
    return typeof value === 'string' ? value : '';
  };
  const isOn = read('archiveEnabled') === true;
  const url = text('archiveUrl').replace(/\/+$/, '');
  if (wrong !== undefined || !isOn || (url === '' && data.archiveEnabled !== true)) {
    return wrong === undefined ? {} : { wrong };
  }
  const tenant = readTenant(text('archiveTenant'));
  read('archiveTlsSkipVerify');
  const archive = { url, source: text('archiveSource'), user: text('archiveUser'), ...(tenant && { tenant }) };
  const has = (key: keyof typeof archiveSecrets): boolean => secrets[key]?.isSet === true;
  wrong ??=
    wrongUrl(url) ??
    (archive.source === '' ? missing(archiveModels.archiveSource) : undefined) ??
    (tenant === undefined && text('archiveTenant') !== ''
      ? `${settingName(archiveModels.archiveTenant)} must be AccountID:ProjectID, two whole numbers as in 0:0, not ${quoted(data.archiveTenant)}.`
      : undefined) ??
    wrongSeconds({ label: 'Timeout', key: 'archiveTimeout' }, data.archiveTimeout) ??
    wrongPlace(data, has) ??
    wrongLogin(archive.user, has) ??
    wrongCertificate(has);
  return wrong === undefined ? { archive: { ...archive, hasToken: has('archiveToken') } } : { wrong };
}

function wrongUrl(url: string): string | undefined {
  if (url === '') {
    return missing(archiveModels.archiveUrl);
  }
  return wrongAddress(archiveModels.archiveUrl, url, `, for example ${archiveExampleUrl}`);
}

function readTenant(text: string): ArchiveSettings['tenant'] {
  const [, account, project] = /^(\d{1,10}):(\d{1,10})$/.exec(text) ?? [];
  return account === undefined || project === undefined ? undefined : { account, project };
}

function wrongPlace(data: JsonObject, has: (key: keyof typeof archiveSecrets) => boolean): string | undefined {
  const misplaced = Object.values(archiveSecrets).find((secret) => !has(secret.key) && isMisplaced(secret, data));
  return misplaced && missingSecret(misplaced, data);
}

function wrongLogin(user: string, has: (key: keyof typeof archiveSecrets) => boolean): string | undefined {
  const { archivePassword, archiveToken } = archiveSecrets;
  if (has('archiveToken') && (user !== '' || has('archivePassword'))) {
    return `${settingName(archiveToken)} stands beside ${settingName(user === '' ? archivePassword : archiveModels.archiveUser)}: give either a token or user and password.`;
  }
  if (user !== '' && !has('archivePassword')) {
    return missing(archivePassword);
  }
  return user === '' && has('archivePassword') ? missing(archiveModels.archiveUser) : undefined;
}

function wrongCertificate(has: (key: keyof typeof archiveSecrets) => boolean): string | undefined {
  const { archiveTlsClientCert, archiveTlsClientKey } = archiveSecrets;
  if (has('archiveTlsClientCert') === has('archiveTlsClientKey')) {
    return undefined;
  }
  return missing(has('archiveTlsClientKey') ? archiveTlsClientCert : archiveTlsClientKey);
}
