import type { NumberSettingModel } from './vendors/setting';

/** The limits that keep a data source within bounds, in the order of the settings page. */
export const limitModels = {
  maxEvents: {
    kind: 'number',
    key: 'maxEvents',
    label: 'Most events',
    help: 'Events that one query reads and keeps: the newest within the time range.',
    default: 50_000,
    max: 1_000_000,
  },
  maxRuns: {
    kind: 'number',
    key: 'maxRuns',
    label: 'Most runs',
    help: 'Jobs or nodes that one query reads.',
    default: 100,
    max: 10_000,
  },
  maxResponseMegabytes: {
    kind: 'number',
    key: 'maxResponseMegabytes',
    label: 'Largest answer',
    help: 'Size of one decoded answer of the vendor, in MB.',
    default: 64,
    max: 1_024,
  },
  queryTimeout: {
    kind: 'number',
    key: 'queryTimeout',
    label: 'Query timeout',
    help: 'Seconds that a query may take.',
    default: 50,
    max: 3_600,
  },
  maxConcurrentRequests: {
    kind: 'number',
    key: 'maxConcurrentRequests',
    label: 'Concurrent requests',
    help: 'Calls to the vendor at the same time.',
    default: 4,
    max: 64,
  },
  maxRequestsPerSecond: {
    kind: 'number',
    key: 'maxRequestsPerSecond',
    label: 'Requests per second',
    help: 'Calls to the vendor in one second; twice that at once.',
    default: 10,
    max: 1_000,
  },
  memoryMegabytes: {
    kind: 'number',
    key: 'memoryMegabytes',
    label: 'Memory',
    help: 'What is kept between queries, in MB for the whole plugin; the largest setting counts.',
    default: 128,
    max: 65_536,
  },
} as const satisfies Readonly<Record<string, NumberSettingModel>>;

export type Limits = Readonly<Record<keyof typeof limitModels, number>>;
