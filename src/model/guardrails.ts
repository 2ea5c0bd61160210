import type { Guardrails } from './settings';

export interface GuardrailModel {
  key: keyof Guardrails;
  /** On the settings page and in messages. */
  label: string;
  help: string;
}

/** The guardrails in the order of the settings page. */
export const guardrailModels: readonly GuardrailModel[] = [
  {
    key: 'maxEvents',
    label: 'Most events',
    help: 'Events that one query reads and keeps: the newest within the time range.',
  },
  { key: 'maxRuns', label: 'Most runs', help: 'Jobs or nodes that one query reads.' },
  { key: 'maxResponseMegabytes', label: 'Largest answer', help: 'Size of one decoded answer of the vendor, in MB.' },
  { key: 'queryTimeout', label: 'Query timeout', help: 'Seconds that a query may take.' },
  { key: 'maxConcurrentRequests', label: 'Concurrent requests', help: 'Calls to the vendor at the same time.' },
  {
    key: 'maxRequestsPerSecond',
    label: 'Requests per second',
    help: 'Calls to the vendor in one second; twice that at once.',
  },
  {
    key: 'memoryMegabytes',
    label: 'Memory',
    help: 'What is kept between queries, in MB for the whole plugin; the largest setting counts.',
  },
];
