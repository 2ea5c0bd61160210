/** Where tests find what has no name for people. */
export const testIds = {
  config: {
    vendor: (id: string) => `runtrail-vendor-${id}`,
    secret: (key: string) => `runtrail-secret-${key}`,
    url: 'runtrail-url',
    setting: (key: string) => `runtrail-setting-${key}`,
  },
  query: {
    editor: 'runtrail-query-editor',
    queryType: 'runtrail-query-type',
    format: 'runtrail-format',
    selection: (key: string) => `runtrail-selection-${key}`,
    filter: (index: number) => `runtrail-filter-${index}`,
    line: 'runtrail-filters-as-text',
    interval: 'runtrail-interval',
    limit: 'runtrail-limit',
  },
  annotation: { editor: 'runtrail-annotation-editor' },
  variable: { editor: 'runtrail-variable-editor' },
  help: 'runtrail-query-help',
} as const;
