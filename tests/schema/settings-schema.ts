import { toJsonSchema } from '@valibot/to-json-schema';
import type { JSONSchema7 } from 'json-schema';
import { archiveModels, archiveSecrets } from '../../src/model/archive';
import { limitModels } from '../../src/model/limits';
import { httpOptionLabels, httpOptionSecrets, httpOptionsSchema } from '../../src/model/settings';
import { vendorModels, type SettingModel, type TextSettingModel, type VendorModel } from '../../src/model/vendors';
import { zoneName } from './query-keys';

/** Scheme, host, port and perhaps a path; nothing else. */
const address =
  '[hH][tT][tT][pP][sS]?://(\\[[^\\s/?#@\\\\\\[\\]]+\\]|[^\\s/?#@\\\\\\[\\]:]+)(:[0-9]{0,5})?(/[^\\s?#@\\\\]*)?';

/** What the engine checks by functions, which no schema can say: the form of a text, by its key. */
const forms: Readonly<Record<string, string>> = {
  archiveUrl: address,
  archiveTenant: '[0-9]{1,10}:[0-9]{1,10}',
  consoleUrl: 'https?://[^\\s"\'<>\\\\]+',
  loginPath: '/(?!/)[^\\s?#\\\\]*',
  timeZone: zoneName,
};

/** A data source as people provision it, but for its secrets. */
export function settingsSchema(): JSONSchema7 {
  return {
    type: 'object',
    required: ['url', 'jsonData'],
    properties: {
      url: {
        type: 'string',
        pattern: `^${address}$`,
        description: 'Scheme, host, port and perhaps a path of the vendor.',
      },
      jsonData: { type: 'object', oneOf: vendorModels.map(vendorSchema) },
    },
  };
}

/** Every secret, and when it is needed. */
export function secureValues(): Array<{ key: string; description: string }> {
  const ofVendors = vendorModels.flatMap(({ name, secrets }) =>
    secrets.map(({ key, label, help }) => ({ key, description: `${name}: ${label}. ${help}` }))
  );
  const ofHttp = Object.entries(httpOptionSecrets).flatMap(([option, secrets]) =>
    secrets.map(({ key, label }) => ({ key, description: `${label}; needed with ${option}.` }))
  );
  const ofArchive = Object.values(archiveSecrets).map(({ key, label, help }) => ({
    key,
    description: `${label}. ${help}`,
  }));
  return [...ofVendors, ...ofHttp, ...ofArchive];
}

/** The least that is needed to connect to a vendor. */
export function settingsExamples(): Record<string, { summary: string; value: object }> {
  return Object.fromEntries(
    vendorModels.map(({ id, name, exampleUrl, settings }) => {
      const required = settings.filter((setting) => setting.kind === 'text' && setting.required === true);
      const own = Object.fromEntries(required.map(({ key }) => [key, 'grafana']));
      return [id, { summary: `${name} alone`, value: { url: exampleUrl, jsonData: { vendor: id, ...own } } }];
    })
  );
}

function vendorSchema({ id, name, settings }: VendorModel): JSONSchema7 {
  const required = settings.filter((setting) => setting.kind === 'text' && setting.required === true);
  return {
    title: name,
    type: 'object',
    additionalProperties: false,
    required: ['vendor', ...required.map(({ key }) => key)],
    properties: {
      vendor: { type: 'string', enum: [id], description: 'What to connect to.' },
      ...settingsByKey([...settings, ...Object.values(limitModels), ...Object.values(archiveModels)]),
      ...inFilesOnly,
      ...httpOptions(),
      ...ofGrafana,
    },
    patternProperties: {
      '^httpHeaderName[1-9][0-9]*$': {
        type: 'string',
        description: 'The name of a header of each call; its value is the secret httpHeaderValue of the same number.',
      },
    },
  };
}

/** A number, which from files may come as text. */
const seconds: JSONSchema7 = {
  anyOf: [
    { type: 'number', minimum: 0 },
    { type: 'string', pattern: '^[0-9]*$' },
  ],
};

/** What the settings page has no field for. */
const inFilesOnly: Readonly<Record<string, JSONSchema7>> = {
  archiveTimeout: {
    ...seconds,
    default: 15,
    description: 'Seconds that one call to the archive may take.',
  },
};

/** Keys that Grafana itself writes. */
const ofGrafana: Readonly<Record<string, JSONSchema7>> = {
  pdcInjected: {
    type: 'boolean',
    description: 'Written by Grafana Cloud where it reaches the vendor through an agent.',
  },
};

function settingsByKey(settings: readonly SettingModel[]): Record<string, JSONSchema7> {
  return Object.fromEntries(settings.map((setting) => [setting.key, settingSchema(setting)]));
}

function settingSchema(setting: SettingModel): JSONSchema7 {
  const described = { title: setting.label, description: setting.help };
  switch (setting.kind) {
    case 'text':
      return { ...described, ...textSchema(setting) };
    case 'number':
      // 0 is the default too.
      return { ...described, type: 'integer', minimum: 0, maximum: setting.max, default: setting.default };
    case 'switch':
      return { ...described, type: 'boolean', default: setting.default };
    default:
      return setting satisfies never;
  }
}

/** Empty is as good as absent, but where the text is required. */
function textSchema({ key, required, default: fallback }: TextSettingModel): JSONSchema7 {
  const form = forms[key];
  return {
    type: 'string',
    ...(required && { pattern: '\\S' }),
    ...(form !== undefined && { pattern: `^(${form})?$` }),
    ...(fallback !== undefined && { default: fallback }),
  };
}

/** The SDK's own; null is as good as absent, which people need not know. */
function httpOptions(): Record<string, JSONSchema7> {
  const { properties = {} } = toJsonSchema(httpOptionsSchema, { target: 'draft-07', typeMode: 'input' });
  return Object.fromEntries(
    Object.entries(httpOptionLabels).map(([key, title]) => {
      const property = properties[key];
      const kind = typeof property === 'object' ? property.anyOf?.[0] : undefined;
      return [key, { title, ...(typeof kind === 'object' ? kind : {}), ...(key === 'timeout' && seconds) }];
    })
  );
}
