import { toJsonSchema } from '@valibot/to-json-schema';
import type { JSONSchema7 } from 'json-schema';
import { querySchema, queryVersion } from '../../src/model/query';

/** What each key of every query means; a key that the model gains is missed here by the compiler. */
const meanings: Readonly<Record<keyof typeof querySchema.entries, string>> = {
  refId: 'The name of the query in its panel or rule.',
  version: 'The version of this form.',
  format: 'How to show what was read.',
  filters: 'Conditions that must all hold. A filter without values is left out.',
  groupBy: 'Fields to count by. Heeded by count and countOverTime.',
  interval:
    'How long the intervals of countOverTime are: auto, a duration such as 30s, 5m or 1h, or one of 1H, 1d, 1w (from Monday) and 1M in timeZone.',
  timeZone: 'The zone of the intervals 1H, 1d, 1w and 1M, for example Europe/Berlin.',
  valueField: 'The field whose distinct values are listed. Heeded by values.',
  limit: 'The newest events after filters. Heeded by table, logs, annotations and timeline.',
  details: "Adds a column with the vendor's whole record. Heeded by table.",
  includePayloads: 'Keeps inputs and outputs in the details; the data source must allow it.',
  showSource: "Adds the data source's name as a column. Heeded by table and logs.",
  colorByOutcome: 'Colours by outcome. Heeded by annotations.',
  inAlerts: 'What a table answers in an alert rule: the number of events, or its rows for SQL expressions.',
  partial: 'What an incomplete answer is in an alert rule: an error (fail), or taken as it is (use).',
};

/** Keys that Grafana itself puts beside those of a data source. */
const ofGrafana: Readonly<Record<string, JSONSchema7>> = {
  datasource: { type: 'object', description: 'The data source that is asked.' },
  intervalMs: { type: 'number', description: 'In alert rules: the interval that a panel would have.' },
  maxDataPoints: { type: 'number', description: 'In alert rules: the points that a panel would have room for.' },
  hide: { type: 'boolean', description: 'Whether the query is not run.' },
  key: { type: 'string', description: 'The name of its row in Explore and in alert rules.' },
  datasourceId: { type: 'number', description: 'The data source in old dashboards.' },
  timeRange: { type: 'object', description: 'The time range of the query alone.' },
  relativeTimeRange: { type: 'object', description: 'In alert rules: the time range, in seconds before now.' },
  resultAssertions: { type: 'object', description: 'What Grafana expects of the answer.' },
  scopes: { type: 'array', description: 'The scopes that are chosen in Grafana.' },
};

/** The zones whose names have one part. */
const shortZones =
  'CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT[+-]?0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu';

/** What the other zones' names begin with. */
const areas =
  'Africa America Antarctica Arctic Asia Atlantic Australia Brazil Canada Chile Etc Europe Indian Mexico Pacific US';

export const zoneName = `(${shortZones.replaceAll(' ', '|')}|(${areas.replaceAll(' ', '|')})(/[A-Za-z0-9_+-]+)+)`;

/** What the engine checks by functions, which no schema can say: readInterval, and the form of the name of a zone. */
const patterns: Readonly<Partial<Record<keyof typeof querySchema.entries, string>>> = {
  interval: '^(auto|[1-9][0-9]{0,5}[smh]|1H|1d|1w|1M)$',
  timeZone: `^${zoneName}$`,
};

/** The keys of every query, from the schema that the engine checks queries with. */
export function queryKeys(): Record<string, JSONSchema7> {
  const { properties = {} } = toJsonSchema(querySchema, {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check', 'transform'],
  });
  const own = Object.entries(meanings).map(([key, description]): [string, JSONSchema7] => {
    const property = properties[key];
    if (typeof property !== 'object') {
      throw new Error(`The schema of queries has no ${key}.`);
    }
    return [key, { description, ...closed(property), ...patternOf(key), ...(key === 'version' && versions) }];
  });
  return { ...Object.fromEntries(own), ...ofGrafana };
}

const versions: JSONSchema7 = { type: 'integer', minimum: 1, maximum: queryVersion };

/** A list whose items have no other keys than those of the model. */
function closed(property: JSONSchema7): JSONSchema7 {
  const { items } = property;
  return typeof items === 'object' && !Array.isArray(items) && items.type === 'object'
    ? { ...property, items: { ...items, additionalProperties: false } }
    : property;
}

function patternOf(key: string): JSONSchema7 {
  const pattern = Object.entries(patterns).find(([name]) => name === key)?.[1];
  return pattern === undefined ? {} : { pattern };
}
