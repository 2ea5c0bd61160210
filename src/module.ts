import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { RuntrailDataSource } from './datasource';
import { ConfigEditor } from './editor/config/ConfigEditor';
import { QueryHelp } from './editor/help/QueryHelp';
import { setInspector } from './editor/inspector/set-inspector';
import { QueryEditor } from './editor/query/QueryEditor';
import type { RuntrailOptions, RuntrailSecrets } from './editor/saved/options';
import type { RuntrailQuery } from './editor/saved/query';

/** As in plugin.json: the sentences of `locales/<language>` stand under it. */
const id = 'runtrail-audit-datasource';

// Grafana has loaded the file of its language, or else the English one, before this module.
await initPluginTranslations(id);

export const plugin = new DataSourcePlugin<RuntrailDataSource, RuntrailQuery, RuntrailOptions, RuntrailSecrets>(
  RuntrailDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
setInspector(plugin);
