import type { FilterField } from '../model/event';
import { httpOptionLabels } from '../model/settings';
import { translated } from './language/translated';

const fields = {
  event: 'Event',
  outcome: 'Outcome',
  effect: 'Effect',
  actor: 'Actor',
  target: 'Target',
  run: 'Run',
  message: 'Message',
} as const satisfies Record<FilterField, string>;

/** Everything the editors say that is not in the model. `src/locales` has it in other languages, by its place here. */
export const text = translated({
  fields,
  operators: {
    '=': { label: 'is', description: 'One of the values' },
    '!=': { label: 'is not', description: 'None of the values' },
    '=~': { label: 'matches', description: 'One of the patterns' },
    '!~': { label: 'does not match', description: 'None of the patterns' },
  },
  config: {
    vendor: {
      title: 'Vendor',
      legend: 'What to connect to',
      description: 'One data source is one connection to one vendor. Panels can mix several.',
      choose: 'Choose a vendor to go on.',
    },
    connection: { title: 'Connection' },
    url: {
      label: 'URL',
      description: 'Scheme, host and port; a path only where the API is behind a prefix.',
      invalid:
        'Write http:// or https://, a host and perhaps a path, without user name, query or blanks, for example {{example}}.',
    },
    signIn: {
      title: 'Sign in to {{vendor}}',
      description: 'Kept encrypted by Grafana and sent to this address only.',
      required: '{{label}} is needed.',
      configured: 'configured',
      reset: 'Reset',
    },
    tls: {
      title: 'TLS settings',
      description: 'For a vendor whose certificate is not known everywhere, or that asks for one.',
      tlsAuthWithCACert: {
        label: httpOptionLabels.tlsAuthWithCACert,
        help: "Trust what is signed by the authority that signed the vendor's certificate.",
      },
      tlsAuth: { label: httpOptionLabels.tlsAuth, help: 'Show the vendor a certificate that it knows.' },
      tlsSkipVerify: { label: httpOptionLabels.tlsSkipVerify, help: 'Trust whatever answers; for tests alone.' },
      serverName: {
        label: httpOptionLabels.serverName,
        help: "The name in the vendor's certificate, where it is not that in the URL.",
      },
      tlsCACert: { label: 'CA certificate', help: 'Begins with `-----BEGIN CERTIFICATE-----`.' },
      tlsClientCert: { label: 'Client certificate', help: 'Begins with `-----BEGIN CERTIFICATE-----`.' },
      tlsClientKey: { label: 'Client key', help: 'Begins with `-----BEGIN PRIVATE KEY-----` or the like.' },
    },
    headers: {
      title: 'HTTP headers',
      description: 'Sent with each call to the vendor, for a proxy before it for example.',
      name: 'Name of header {{position}}',
      value: 'Value of header {{position}}',
      add: 'Add header',
      remove: 'Remove header {{position}}',
    },
    archive: {
      title: 'Archive',
      description:
        'A VictoriaLogs with what the vendor no longer has, filled by a collector. Its secrets are sent there only.',
    },
    limits: {
      title: 'Limits and timeouts',
      description: 'Keep a data source within bounds. Empty means the default.',
      invalid: 'Write a whole number from 1 to {{max}}, or leave it empty.',
      proxy: httpOptionLabels.enableSecureSocksProxy,
      proxyHelp: 'Reach the vendor through the proxy that Grafana is configured with.',
      timeout: httpOptionLabels.timeout,
      timeoutHelp: 'Seconds that one call to the vendor may take.',
    },
  },
  query: {
    queryType: {
      label: 'Read',
      unknown: 'There is nothing called {{id}} to read. Choose another.',
      otherVendor: 'This query reads {{other}}, but the data source connects to {{own}}. Choose what to read.',
      noVendor: 'Choose a vendor in the settings of the data source first.',
    },
    selection: {
      placeholder: 'Choose or type',
      add: 'Press enter to add',
      needsThis: 'Fill in {{label}} first.',
      needsOneOf: 'Give at least one of: {{labels}}.',
      malformed: '{{entries}}: {{form}}.',
      oneOf: 'choose from {{words}}',
      otherForm: 'this is not the right form',
      unlisted: '{{reason}} Type what you look for.',
      failed: 'The list could not be read.',
      incomplete: 'Not all are listed',
      variables: 'Variables',
    },
    filters: {
      label: 'Filters',
      tooltip: 'All filters must hold. A filter without values is left out. Patterns are regular expressions (RE2).',
      add: 'Add filter',
      remove: 'Remove filter {{position}}',
      field: 'Field of filter {{position}}',
      operator: 'Operator of filter {{position}}',
      values: 'Values of filter {{position}}',
      anyValue: 'Any value',
      anyPattern: 'Any pattern',
    },
    line: {
      label: 'Filters as text',
      placeholder: 'actor:anna outcome:failure -target:web-*',
      unreadable: 'This cannot be read: {{rest}}. Quotes come in pairs, with a space after them.',
      noField: 'There is no field {{field}}. There are {{known}}.',
      noWord: 'There is no {{field}} {{word}}. There are {{known}}.',
    },
    format: { label: 'Show as' },
    groupBy: {
      label: 'Group by',
      placeholder: 'No groups',
      lastAlone:
        'The panel shows the last of these numbers alone until its options say: Value options, Show, All values.',
    },
    valueField: { label: 'Values of' },
    limit: { label: 'Limit', tooltip: 'The newest events after filters.', invalid: 'From 1' },
    details: { label: 'Details', tooltip: "Adds a column with the vendor's whole record." },
    payloads: {
      label: 'Inputs and outputs',
      tooltip: 'Keeps what went into and came out of each node. Can be large and private.',
      forbidden: 'Not allowed: {{setting}} is off in the settings of the data source.',
    },
    source: { label: 'Source', tooltip: "Adds the data source's name, for panels that mix several." },
    interval: {
      label: 'Interval',
      labelIn: 'Interval ({{timeZone}})',
      tooltip: 'Auto: as long as the panel has room for. Or type a duration such as 30s, 5m or 2h.',
      custom: 'Use this duration',
      invalid: 'Write 30s, 5m or 2h, or choose one',
      options: {
        auto: { label: 'Auto', description: 'As the panel has room' },
        '1H': { label: 'Hour', description: 'From the full hour' },
        '1d': { label: 'Day', description: 'From midnight' },
        '1w': { label: 'Week', description: 'From Monday' },
        '1M': { label: 'Month', description: 'From the first' },
      },
    },
    alert: {
      inAlerts: {
        label: 'In the alert rule',
        count: 'Number of events',
        rows: 'Rows',
        rowsDescription: 'For SQL expressions',
      },
      partial: {
        label: 'Use incomplete answers',
        tooltip: 'Off: the rule goes into Error when a run could not be read or a limit was reached.',
      },
      answersAsCount: 'In an alert rule this answers with the number of events, 0 when there are none.',
      noDataWithGroups: 'With groups, nothing found is No data in an alert rule, not 0.',
      unusable: 'Alert rules cannot use this format. Choose one of: {{formats}}.',
      variables: 'Alert rules know no dashboard variables. Write the values out.',
    },
  },
  inspector: {
    nothing: 'Nothing is missing from these answers.',
    failed: 'The query failed.',
    calls: 'Calls to the vendor',
  },
  dashboard: {
    noBars: 'Nothing to show',
    filters: 'Filter Runtrail events',
    dashboards: 'Runtrail dashboards',
    documentation: 'Runtrail documentation',
  },
  explore: {
    noGroup: '(none)',
    labelGroups: { what: 'What happened', who: 'Who, to what' },
    timelineRows:
      'Explore has room for {{shown}} of {{all}} rows: those that began last. Filter to see others, or take a panel of a dashboard.',
  },
  annotation: {
    colorByOutcome: {
      label: 'Colour by outcome',
      tooltip: 'Failures red, successes green, what is going on yellow, the rest grey.',
    },
    onlyChanges: { label: 'Only real changes', tooltip: 'Leaves out what changed nothing (effect is changed).' },
  },
  variable: {
    incomplete: 'Values may be missing from a list',
    hint: 'The variable lists the distinct values of this field within the time range.',
    list: {
      label: 'List',
      tooltip: 'What the vendor itself can list, or the distinct values of events in the time range.',
      events: 'Values of events',
      hint: 'The variable lists what {{vendor}} names, at most 500.',
    },
  },
  help: {
    title: 'Examples',
    presets: 'Begin with',
    intro: 'Choose one; the selection of the query stays as it is.',
    variables:
      'Dashboard variables may stand in every selection and filter value: $name, ${name}. Write \\$ for a plain dollar.',
    examples: {
      everything: { title: 'What happened', description: 'Every event of the time range as a table.' },
      failures: { title: 'What failed here?', description: 'Only events whose outcome is failure.' },
      changesOfTarget: {
        title: 'Who changed this?',
        description: 'Only changes; choose in the filter what was changed.',
      },
      failuresOverTime: { title: 'Failures over time', description: 'For a graph, or an alert rule: above 0.' },
      outcomesOverTime: { title: 'Outcomes over time', description: 'One series an outcome, for a stacked graph.' },
      failuresByDay: { title: 'Failures by day', description: 'For a bar chart: one bar a day.' },
      changesByActor: { title: 'Who changed most', description: 'Changes by actor, for a bar chart.' },
      timeline: { title: 'When things ran', description: 'One row a target, for a state timeline.' },
      progress: { title: 'How far each run is', description: 'Nodes of each run by state.' },
      trace: { title: 'How long did each node take?', description: 'The newest run as a waterfall.' },
      changesOverTime: {
        title: 'Changes over this metric',
        description: 'How many changes in each interval, to lay under a metric of another query.',
      },
    },
  },
});
