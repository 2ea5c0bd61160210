/** What everything that deals with formats has to know of one: engine, editors, help and messages read it here. */
export interface FormatModel {
  /** In the editor. */
  label: string;
  description: string;
  /** What it is made of: events as they are, events joined to bars with begin and end, one whole run, or several. */
  needs: 'events' | 'bars' | 'run' | 'runs';
  /** Which keys of a query it heeds; the others are ignored. */
  takes: FormatTakes;
  /**
   * How it answers in an alert rule: as it is, as the count of its events, so too unless the query asks for its rows, or
   * not at all.
   */
  inAlerts: 'itself' | 'count' | 'rows' | 'never';
  /** Grafana's panels for timelines draw it. */
  inTimelines?: true;
}

export interface FormatTakes {
  /** `limit` */
  limit?: true;
  /** `groupBy` */
  groups?: true;
  /** `interval` */
  interval?: true;
  /** `valueField` */
  valueField?: true;
  /** `details` and `includePayloads` */
  details?: true;
  /** `showSource` */
  source?: true;
  /** `colorByOutcome` */
  colors?: true;
}

const table = {
  table: {
    label: 'Table',
    description: 'One row an event',
    needs: 'events',
    takes: { limit: true, details: true, source: true },
    inAlerts: 'rows',
  },
  logs: {
    label: 'Logs',
    description: 'One line an event, coloured by outcome',
    needs: 'events',
    takes: { limit: true, source: true },
    inAlerts: 'count',
  },
  annotations: {
    label: 'Annotations',
    description: 'Events to lay over other panels',
    needs: 'bars',
    takes: { limit: true, colors: true },
    inAlerts: 'count',
  },
  timeline: {
    label: 'Timeline',
    description: 'One row a target, bars coloured by outcome',
    needs: 'bars',
    takes: { limit: true },
    inAlerts: 'count',
    inTimelines: true,
  },
  count: {
    label: 'Count',
    description: 'How many events, in all or by group',
    needs: 'events',
    takes: { groups: true },
    inAlerts: 'itself',
  },
  countOverTime: {
    label: 'Count over time',
    description: 'How many events in each interval',
    needs: 'events',
    takes: { groups: true, interval: true },
    inAlerts: 'itself',
    inTimelines: true,
  },
  trace: {
    label: 'Trace',
    description: 'One run as a waterfall',
    needs: 'run',
    takes: {},
    inAlerts: 'never',
  },
  nodeGraph: {
    label: 'Node graph',
    description: 'One run as a graph of its nodes',
    needs: 'run',
    takes: {},
    inAlerts: 'never',
  },
  progress: {
    label: 'Progress',
    description: 'How many nodes of each run are in each state',
    needs: 'runs',
    takes: {},
    inAlerts: 'itself',
  },
  values: {
    label: 'Values',
    description: 'The distinct values of a field, for variables',
    needs: 'events',
    takes: { valueField: true },
    inAlerts: 'never',
  },
} as const satisfies Readonly<Record<string, FormatModel>>;

export type Format = keyof typeof table;
/** A format that a query type has only where it says so: the others are made of events, which every query type has. */
export type RunFormat = { [F in Format]: (typeof table)[F]['needs'] extends 'run' | 'runs' ? F : never }[Format];

/** The one table of formats, in the order of editors and messages. */
export const formatModels: Readonly<Record<Format, FormatModel>> = table;
export const formats: readonly Format[] = Object.keys(table).filter(isFormat);

export function isFormat(word: string): word is Format {
  return Object.hasOwn(table, word);
}

export function isOfRuns(format: Format): boolean {
  return isOfOneRun(format) || formatModels[format].needs === 'runs';
}

/** A picture of one run, to which links lead. */
export function isOfOneRun(format: Format): boolean {
  return formatModels[format].needs === 'run';
}

/** Of a query that names none. */
export const defaultFormat = 'table' satisfies Format;

/** What is known of a saved format; undefined for one that is none. */
export function formatOf(saved: string = defaultFormat): FormatModel | undefined {
  return isFormat(saved) ? formatModels[saved] : undefined;
}

/** The keys that a saved format heeds; one that is none heeds nothing. */
export function takesOf(saved: string | undefined): FormatTakes {
  return formatOf(saved)?.takes ?? {};
}

/** The formats of a query type: those made of events, and these. */
export function formatsWith(...ofRuns: readonly RunFormat[]): readonly Format[] {
  return formats.filter((format) => !isOfRuns(format) || ofRuns.some((ofRun) => ofRun === format));
}

/** How a format answers in an alert rule; `rows` = the query asks for its rows (`inAlerts`). */
export function answerInAlerts(format: Format, rows: boolean): 'itself' | 'count' | 'never' {
  const { inAlerts } = formatModels[format];
  return inAlerts === 'rows' ? (rows ? 'itself' : 'count') : inAlerts;
}

/** Those of the formats that alert rules can compare with a number as they are. */
export function formatsForAlerts(among: readonly Format[]): readonly Format[] {
  return among.filter((format) => formatModels[format].inAlerts === 'itself');
}
