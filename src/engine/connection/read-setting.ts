import type { NumberSettingModel, SettingModel, TextSettingModel } from '../../model/vendors';
import { numberText } from '../sentences/counts';
import { quoted } from '../sentences/quoted';

/** A setting's value; what is wrong falls back to the default beside the sentence. */
export interface CheckedSetting<T> {
  value: T;
  wrong?: string;
}

/** Reads one setting by its kind; never throws. */
export function readSetting(
  setting: SettingModel,
  saved: unknown
): CheckedSetting<string | number | boolean | undefined> {
  switch (setting.kind) {
    case 'text':
      return readText(setting, saved);
    case 'number':
      return readNumber(setting, saved);
    case 'switch':
      return typeof saved === 'boolean' || isAbsent(saved)
        ? { value: typeof saved === 'boolean' ? saved : setting.default }
        : { value: setting.default, wrong: `${settingName(setting)} must be true or false, not ${quoted(saved)}.` };
    default:
      return setting satisfies never;
  }
}

/** A whole number from 1; absent or 0 = the default. */
export function readNumber(setting: NumberSettingModel, saved: unknown): CheckedSetting<number> {
  const { default: fallback, max } = setting;
  if (isAbsent(saved) || saved === 0) {
    return { value: fallback };
  }
  return typeof saved === 'number' && Number.isInteger(saved) && saved >= 1 && saved <= max
    ? { value: saved }
    : {
        value: fallback,
        wrong: `${settingName(setting)} must be a whole number from 1 to ${numberText(max)}, not ${quoted(saved)}.`,
      };
}

function readText(setting: TextSettingModel, saved: unknown): CheckedSetting<string | undefined> {
  const fallback = setting.default ?? (setting.required ? '' : undefined);
  const text = saved ?? '';
  if (typeof text !== 'string') {
    return { value: fallback, wrong: `${settingName(setting)} must be a text, not ${quoted(saved)}.` };
  }
  if (text.trim() !== '') {
    return { value: text.trim() };
  }
  return setting.required ? { value: fallback, wrong: missing(setting) } : { value: fallback };
}

/** What is wrong with a time limit; absent = the default. The SDK's own may be a text, too. */
export function wrongSeconds(setting: { label: string; key: string }, saved: unknown): string | undefined {
  const isText = typeof saved === 'string' && /^\d*$/.test(saved);
  return isText || isAbsent(saved) || (typeof saved === 'number' && saved >= 0)
    ? undefined
    : `${settingName(setting)} must be a number of seconds, not ${quoted(saved)}.`;
}

/** The sentence about a setting or secret that is not there. */
export function missing(setting: { label: string; key: string }): string {
  return `${settingName(setting)} is missing.`;
}

/** The same about a secret, which may stand in `jsonData`, where it is not read and everybody sees it. */
export function missingSecret(secret: { label: string; key: string }, data: Readonly<Record<string, unknown>>): string {
  return isMisplaced(secret, data)
    ? `${settingName(secret)} is missing among the secrets (secureJsonData): move it there from jsonData, where it is no secret.`
    : missing(secret);
}

/** Whether a secret stands in `jsonData`. */
export function isMisplaced({ key }: { key: string }, data: Readonly<Record<string, unknown>>): boolean {
  return !isAbsent(data[key]) && data[key] !== '';
}

/** Scheme, host, perhaps port and path. User information, a query or a fragment would end up in `executedQueryString` or break the paths. */
const address = /^https?:\/\/(?:\[[^\s/?#@\\[\]]+\]|[^\s/?#@\\[\]:]+)(?::(\d*))?(?:\/[^\s?#@\\]*)?$/i;
const mostPort = 65_535;

/** What is wrong with the address of a server, as a sentence. @param example the end of it, from the comma on */
export function wrongAddress(
  setting: { label: string; key: string },
  url: string,
  example: string
): string | undefined {
  const found = address.exec(url);
  if (found === null) {
    return `${settingName(setting)} must be http:// or https://, a host and perhaps a path, without user name, query or blanks${example}.`;
  }
  const port = found[1] ?? '';
  return port === '' || (Number(port) >= 1 && Number(port) <= mostPort)
    ? undefined
    : `${settingName(setting)} names a port that does not exist: use one from 1 to ${numberText(mostPort)}.`;
}

/** As messages name a setting: its label on the settings page and its key. */
export function settingName({ label, key }: { label: string; key: string }): string {
  return `${label} (${key})`;
}

function isAbsent(saved: unknown): boolean {
  return saved === undefined || saved === null;
}
