import Ajv, { type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import { secureValues, settingsSchema } from '../schema/settings-schema';
import { filesIn, read } from './files';

const type = 'runtrail-audit-datasource';
const ajv = new Ajv();
const isDataSource = ajv.compile(settingsSchema());
const isQuery = ajv.compile(JSON.parse(read('src/schema/query.schema.json')) as object);
const secrets = new Set(secureValues().map(({ key }) => key));

interface Found {
  file: string;
  found: object;
}

/** Blocks of code in this language on the pages of docs. */
function blocks(language: string): Array<{ file: string; text: string }> {
  const fence = new RegExp('^```' + language + '\\n([\\s\\S]*?)^```', 'gm');
  return filesIn('docs', /\.md$/).flatMap((file) =>
    [...read(file).matchAll(fence)].map(([, text = '']) => ({ file, text }))
  );
}

/** Everything in YAML, on pages and as files, as what it says. */
const yaml: Found[] = [
  ...blocks('yaml'),
  ...filesIn('provisioning', /\.yaml$/).map((file) => ({ file, text: read(file) })),
].flatMap(({ file, text }) =>
  parseAllDocuments(text).map((document): Found => {
    if (document.errors.length > 0) {
      throw new Error(`${file}: ${document.errors.join('; ')}\n${text}`);
    }
    return { file, found: document.toJS() as object };
  })
);

/** Terraform writes an object as JSON does, but for `=` and commas. */
const terraform: Found[] = blocks('hcl').flatMap(({ file, text }) =>
  [...text.matchAll(/^resource "grafana_data_source" [\s\S]*?^}/gm)].map(([resource]): Found => {
    const url = /^ *url += "([^"]+)"/m.exec(resource)?.[1];
    return {
      file,
      found: { type, url, jsonData: encoded(resource, 'json'), secureJsonData: encoded(resource, 'secure_json') },
    };
  })
);

function encoded(resource: string, name: string): object {
  const body = new RegExp(`^ *${name}_data_encoded += jsonencode\\(\\{([\\s\\S]*?)\\}\\)`, 'm').exec(resource)?.[1];
  const pairs = [...(body ?? '').matchAll(/(\w+) *= *("[^"]*"|true|false|\d+|[\w.]+(?:\("[^"]*"\))?)/g)];
  const isWrittenOut = /^("|true$|false$|\d)/;
  return Object.fromEntries(
    pairs.map(([, key = '', value = '']) => [key, isWrittenOut.test(value) ? (JSON.parse(value) as unknown) : value])
  );
}

/** Whatever in a tree is an object that passes. */
function all({ file, found }: Found, isWanted: (value: object) => boolean): Found[] {
  const inside = Object.values(found).filter((value): value is object => typeof value === 'object' && value !== null);
  return [
    ...(isWanted(found) ? [{ file, found }] : []),
    ...inside.flatMap((part) => all({ file, found: part }, isWanted)),
  ];
}

const dataSources = [
  ...yaml.flatMap((document) => all(document, isOurs)).map(({ file, found }) => ({ file, found: whole(found) })),
  ...terraform,
];

/** A page may show a part of one only. */
function isOurs(value: object): boolean {
  return 'jsonData' in value && (!('type' in value) || value.type === type);
}

function whole(part: object): object {
  return 'type' in part || !('jsonData' in part)
    ? part
    : { url: 'https://example.com', ...part, jsonData: { vendor: 'puppet', ...(part.jsonData as object) } };
}

/** What is wrong with it, as the environment would leave it: an address in place of a variable. */
function faults(check: ValidateFunction, value: object): unknown[] {
  const filled: unknown = JSON.parse(JSON.stringify(value).replace(/\$\{\w+_URL\}/g, 'https://example.com'));
  return check(filled) === true ? [] : (check.errors ?? []);
}

test('every data source in docs and provisioning has settings that there are', () => {
  expect(dataSources.length).toBeGreaterThanOrEqual(13);
  expect(
    dataSources.flatMap(({ file, found }) => faults(isDataSource, found).map((fault) => ({ file, found, fault })))
  ).toEqual([]);
});

test('and secrets that there are', () => {
  const named = dataSources.flatMap(({ file, found }) =>
    Object.keys('secureJsonData' in found ? (found.secureJsonData as object) : {}).map((key) => ({ file, key }))
  );
  expect(named.length).toBeGreaterThanOrEqual(13);
  expect(named.filter(({ key }) => !secrets.has(key))).toEqual([]);
});

test('every query of a provisioned rule is a query', () => {
  const queries = yaml.flatMap((document) => all(document, (value) => 'queryType' in value));
  expect(queries.length).toBeGreaterThanOrEqual(4);
  expect(queries.flatMap(({ file, found }) => faults(isQuery, found).map((fault) => ({ file, found, fault })))).toEqual(
    []
  );
});
