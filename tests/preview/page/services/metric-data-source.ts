import { DataSourceWithBackend } from '@grafana/runtime';

export const metricType = 'grafana-testdata-datasource';

/** Stands in for Grafana's TestData source: the preview's backend answers its random walk. */
export class MetricDataSource extends DataSourceWithBackend {}
