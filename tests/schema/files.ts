import path from 'node:path';
import { vendorModels } from '../../src/model/vendors';
import { english } from '../locales/english';
import { queryExamples } from './query-examples';
import { queryTypeSchema } from './query-type-schema';
import { secureValues, settingsExamples, settingsSchema } from './settings-schema';

export const folder = path.resolve(__dirname, '../../src/schema');

/** Which version of Grafana's API for data sources the plugin is described to. */
const apiVersion = 'v0alpha1';

/** The files of src/schema by name, as they should be. */
export async function schemaFiles(): Promise<Record<string, string>> {
  await english();
  const described = vendorModels.flatMap((vendor) =>
    vendor.queryTypes.map((queryType) => ({ queryType, schema: queryTypeSchema(queryType, vendor) }))
  );
  const plugin = {
    targetApiVersion: apiVersion,
    settings: { spec: settingsSchema(), secureValues: secureValues() },
    settingsExamples: { examples: settingsExamples() },
    queryTypes: {
      kind: 'QueryTypeDefinitionList',
      apiVersion: `datasource.grafana.app/${apiVersion}`,
      metadata: {},
      items: described.map(({ queryType, schema }) => ({
        metadata: { name: queryType.id },
        spec: {
          discriminators: [{ field: 'queryType', value: queryType.id }],
          description: queryType.description,
          schema: { $schema: 'https://json-schema.org/draft-04/schema', ...schema },
        },
      })),
    },
    queryExamples: { examples: queryExamples() },
  };
  const query = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A query of Runtrail, as dashboards and alert rules save it',
    type: 'object',
    required: ['queryType'],
    properties: {
      queryType: { type: 'string', enum: described.map(({ queryType }) => queryType.id), description: 'What to read.' },
    },
    // Not oneOf: whoever writes a query wants to know what is wrong with it, and not that it is none of six.
    allOf: described.map(({ queryType, schema }) => ({
      if: { required: ['queryType'], properties: { queryType: { const: queryType.id } } },
      then: { title: queryType.label, ...schema },
    })),
  };
  return { [`${apiVersion}.json`]: asText(plugin), 'query.schema.json': asText(query) };
}

const asText = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;
