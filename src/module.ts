import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { RuntrailDataSource } from './datasource';
import { setInspector } from './editor/inspector/set-inspector';
import { lazily } from './editor/lazily';
import type { RuntrailOptions, RuntrailSecrets } from './editor/saved/options';
import type { RuntrailQuery } from './editor/saved/query';

/** As in plugin.json: the sentences of `locales/<language>` stand under it. */
const id = 'runtrail-audit-datasource';

// Grafana has loaded the file of its language, or else the English one, before this module.
await initPluginTranslations(id);

export const plugin = new DataSourcePlugin<RuntrailDataSource, RuntrailQuery, RuntrailOptions, RuntrailSecrets>(
  RuntrailDataSource
)
  .setConfigEditor(
    lazily(
      async () => (await import(/* webpackChunkName: "config-editor" */ './editor/config/ConfigEditor')).ConfigEditor
    )
  )
  .setQueryEditor(
    lazily(async () => (await import(/* webpackChunkName: "query-editors" */ './editor/query/QueryEditor')).QueryEditor)
  )
  .setQueryEditorHelp(
    lazily(async () => (await import(/* webpackChunkName: "query-editors" */ './editor/help/QueryHelp')).QueryHelp)
  );
setInspector(plugin);
