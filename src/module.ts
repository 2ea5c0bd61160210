import { DataSourcePlugin } from '@grafana/data';
import { RuntrailDataSource } from './datasource';
import { ConfigEditor } from './editor/config/ConfigEditor';
import { QueryHelp } from './editor/help/QueryHelp';
import { QueryEditor } from './editor/query/QueryEditor';
import type { RuntrailOptions, RuntrailSecrets } from './editor/saved/options';
import type { RuntrailQuery } from './editor/saved/query';

export const plugin = new DataSourcePlugin<RuntrailDataSource, RuntrailQuery, RuntrailOptions, RuntrailSecrets>(
  RuntrailDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
