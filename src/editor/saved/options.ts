import type { DataSourceJsonData, DataSourcePluginOptionsEditorProps } from '@grafana/data';

/** `jsonData` as Grafana saves it; the engine checks it. */
export interface RuntrailOptions extends DataSourceJsonData {
  vendor?: string;
  [setting: string]: unknown;
}

/** `secureJsonData` by name: the vendor's secrets, those of other upstreams, and the SDK's own. */
export type RuntrailSecrets = Record<string, string>;

export type ConfigProps = DataSourcePluginOptionsEditorProps<RuntrailOptions, RuntrailSecrets>;
