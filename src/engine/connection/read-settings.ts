import * as v from 'valibot';
import { limitModels, type Limits } from '../../model/limits';
import { httpOptionLabels, httpOptionSecrets, httpOptionsSchema } from '../../model/settings';
import type { VendorModel } from '../../model/vendors';
import type { SecretState } from '../seam/protocol';
import { readEngineSettings } from '../seam/request';
import { oneOf, quoted } from '../sentences/quoted';
import { readArchive } from './read-archive';
import { missing, missingSecret, readNumber, readSetting, wrongAddress, wrongSeconds } from './read-setting';
import type { Settings } from './settings';

/** Settings after checks and defaults; `wrong` is the sentence about the first thing that is missing or wrong. */
export interface CheckedSettings {
  settings: Settings;
  wrong: string | undefined;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** Reads the settings as Grafana sends them; never throws. What is wrong falls back to its default beside the sentence. */
export function readSettings(settingsJson: string, models: readonly VendorModel[]): CheckedSettings {
  const { uid, name, url, jsonData, secrets } = readEngineSettings(settingsJson);
  const data = objectOf(jsonData);
  const model = models.find(({ id }) => id === data.vendor);
  const own = readOwn(data, model);
  const { limits, wrong } = readLimits(data);
  const { archive, wrong: wrongArchive } = readArchive(data, secrets);
  const settings: Settings = {
    ...limits,
    uid,
    name,
    vendor: typeof data.vendor === 'string' ? data.vendor : '',
    url: url.trim().replace(/\/+$/, ''),
    vendorOptions: own.options,
    secrets,
    ...(archive && { archive }),
  };
  return {
    settings,
    wrong:
      wrongVendor(data.vendor, model, models) ??
      wrongUrl(settings.url, model) ??
      own.wrong ??
      wrongSecret(data, model, secrets) ??
      wrong ??
      wrongHttpOption(data, secrets) ??
      wrongArchive,
  };
}

function objectOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function wrongVendor(
  vendor: unknown,
  model: VendorModel | undefined,
  models: readonly VendorModel[]
): string | undefined {
  if (vendor === undefined || vendor === null || vendor === '') {
    return 'Vendor (vendor) is missing: choose one on the settings page, or name it in the jsonData of a file.';
  }
  return model === undefined
    ? `Vendor (vendor) ${quoted(vendor)} is unknown: use ${oneOf(models.map(({ id }) => id))}.`
    : undefined;
}

function wrongUrl(url: string, model: VendorModel | undefined): string | undefined {
  const example = model === undefined ? '' : `, for example ${model.exampleUrl}`;
  if (url === '') {
    return `URL (url) is missing: give scheme and host${example}.`;
  }
  return wrongAddress({ label: 'URL', key: 'url' }, url, example);
}

/** The vendor's own settings. */
function readOwn(
  data: JsonObject,
  model: VendorModel | undefined
): { options: Settings['vendorOptions']; wrong: string | undefined } {
  let wrong: string | undefined;
  const options = Object.fromEntries(
    (model?.settings ?? []).map((setting) => {
      const read = readSetting(setting, data[setting.key]);
      wrong ??= read.wrong;
      return [setting.key, read.value];
    })
  );
  return { options, wrong };
}

function wrongSecret(
  data: JsonObject,
  model: VendorModel | undefined,
  secrets: Readonly<Record<string, SecretState>>
): string | undefined {
  const absent = model?.secrets.find(({ key }) => secrets[key]?.isSet !== true);
  return absent && missingSecret(absent, data);
}

function readLimits(data: JsonObject): { limits: Limits; wrong: string | undefined } {
  let wrong: string | undefined;
  const read = (key: keyof Limits): number => {
    const { value, wrong: sentence } = readNumber(limitModels[key], data[key]);
    wrong ??= sentence;
    return value;
  };
  const limits = {
    maxEvents: read('maxEvents'),
    maxRuns: read('maxRuns'),
    maxResponseMegabytes: read('maxResponseMegabytes'),
    queryTimeout: read('queryTimeout'),
    maxConcurrentRequests: read('maxConcurrentRequests'),
    maxRequestsPerSecond: read('maxRequestsPerSecond'),
    memoryMegabytes: read('memoryMegabytes'),
  };
  return { limits, wrong };
}

function httpOptionKind(key: string): string {
  switch (key) {
    case 'timeout':
      return 'a number of seconds';
    case 'serverName':
      return 'a text';
    default:
      return 'true or false';
  }
}

/** The token of RFC 9110, 5.6.2; empty where a header was added on the settings page and not filled in. */
function isHeaderName(value: unknown): boolean {
  return typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]*$/.test(value);
}

/** The numbers of a file's headers; null is as good as absent. */
function headerNumbers(data: JsonObject): number[] {
  return Object.keys(data)
    .flatMap((key) => (data[key] === null ? [] : (/^httpHeaderName([1-9]\d*)$/.exec(key)?.[1] ?? [])))
    .map(Number)
    .sort((a, b) => a - b);
}

/** The SDK counts headers from 1: it leaves out one without a value, and all behind a number that is missing. */
function unsentHeader(data: JsonObject, secrets: Readonly<Record<string, SecretState>>): string | undefined {
  const numbers = headerNumbers(data);
  const hasValue = (number: number): boolean => secrets[`httpHeaderValue${number}`]?.isSet === true;
  const isNamed = (number: number): boolean => data[`httpHeaderName${number}`] !== '';
  const nameless = numbers.findIndex((number, index) => number !== index + 1 || (!isNamed(number) && hasValue(number)));
  if (nameless >= 0) {
    return missing({ label: 'HTTP header', key: `httpHeaderName${nameless + 1}` });
  }
  const bare = numbers.find((number) => isNamed(number) && !hasValue(number));
  return bare === undefined
    ? undefined
    : missingSecret({ label: 'HTTP header value', key: `httpHeaderValue${bare}` }, data);
}

function wrongHttpOption(data: JsonObject, secrets: Readonly<Record<string, SecretState>>): string | undefined {
  const read = v.safeParse(httpOptionsSchema, data);
  if (!read.success) {
    const key = v.getDotPath(read.issues[0]) ?? '';
    const label = Object.entries(httpOptionLabels).find(([name]) => name === key)?.[1] ?? key;
    return `${label} (${key}) must be ${httpOptionKind(key)}, not ${quoted(data[key])}.`;
  }
  const wrongTimeout = wrongSeconds({ label: httpOptionLabels.timeout, key: 'timeout' }, data.timeout);
  if (wrongTimeout !== undefined) {
    return wrongTimeout;
  }
  const header = headerNumbers(data)
    .map((number) => `httpHeaderName${number}`)
    .find((key) => !isHeaderName(data[key]));
  if (header !== undefined) {
    return `HTTP header (${header}) must be a text without blanks and special characters, not ${quoted(data[header])}.`;
  }
  const unsent = unsentHeader(data, secrets);
  if (unsent !== undefined) {
    return unsent;
  }
  const needed = [
    ...(read.output.tlsAuth === true ? httpOptionSecrets.tlsAuth : []),
    ...(read.output.tlsAuthWithCACert === true ? httpOptionSecrets.tlsAuthWithCACert : []),
  ];
  const absent = needed.find(({ key }) => secrets[key]?.isSet !== true);
  return absent && missingSecret(absent, data);
}
