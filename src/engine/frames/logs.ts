import { groupFields } from '../../model/event';
import { severityOf } from '../../model/severity';
import { classify } from '../columns/classify';
import { takeEvents } from '../events/take-events';
import type { Events } from '../events/events';
import type { Part } from '../seam/column-tools';
import type { Host } from '../seam/host';
import type { Frame } from '../seam/protocol';
import type { Link } from './link';

export interface LogsOptions {
  /** As many lines as the query shows at most. */
  limit: number;
  /** What to mark in the lines. */
  searchWords: readonly string[];
  /** Where the run of a line can be looked at. */
  runLinks?: readonly Link[];
  /** The data source's name, where lines of several are mixed. */
  source?: string | undefined;
}

/** Grafana's `log-lines`: its names and types are read to the letter. @param rows newest first */
export function logsFrame(all: Events, rows: Int32Array, options: LogsOptions, host: Host): Frame {
  const events = takeEvents(all, rows, host, 'notAskedFor');
  const { limit, searchWords, runLinks = [] } = options;
  return {
    meta: {
      type: 'log-lines',
      typeVersion: [0, 0],
      preferredVisualisationType: 'logs',
      custom: { limit, ...(searchWords.length > 0 ? { searchWords } : {}) },
    },
    fields: [
      { name: 'timestamp', type: 'time', nullable: false, values: events.time },
      { name: 'body', type: 'string', nullable: false, values: events.message },
      { name: 'severity', type: 'string', nullable: false, values: classify(host, [events.outcome], severityOf) },
      { name: 'id', type: 'string', nullable: false, values: events.eventId },
      {
        name: 'labels',
        type: 'json',
        nullable: false,
        values: host.columns.jsonObject(rows.length, labels(events, options)),
      },
      // Labels bear no links.
      ...(runLinks.length === 0
        ? []
        : [{ name: 'run', type: 'string' as const, nullable: true, config: { links: runLinks }, values: events.run }]),
    ],
  };
}

function labels(events: Events, { source }: LogsOptions): Record<string, Part> {
  const members = Object.fromEntries(groupFields.map((field) => [field, events[field]]));
  return source === undefined ? members : { ...members, source };
}
