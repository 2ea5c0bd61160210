import {
  EventBusSrv,
  monacoLanguageRegistry,
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformersRegistry,
} from '@grafana/data';
import * as runtime from '@grafana/runtime';
import * as unstable from '@grafana/runtime/unstable';
import { PreviewBackendSrv } from './backend-srv';
import { dataSourceSrv } from './data-source-srv';
import { startLanguage } from './language';
import { runRequest } from './run-request';
import { templateSrv } from './template-srv';
import { transformers } from './transformers';

/** What is said over a page. */
export const appEvents = new EventBusSrv();

/** Sets up `@grafana/runtime` with real services: what plugins reach in Grafana they reach here. */
export async function installServices(): Promise<void> {
  await startLanguage();
  // Grafana 13 has it, and its data source class logs through it.
  if (hasLoggers(unstable)) {
    unstable.initializeLoggersRegistry();
  }
  runtime.setBackendSrv(new PreviewBackendSrv());
  runtime.setTemplateSrv(templateSrv);
  runtime.setDataSourceSrv(dataSourceSrv);
  runtime.setAppEvents(appEvents);
  runtime.setEchoSrv({ flush: () => undefined, addBackend: () => undefined, addEvent: () => undefined });
  runtime.setReturnToPreviousHook(() => () => undefined);
  runtime.setPluginLinksHook(() => ({ links: [], isLoading: false }));
  runtime.setPluginComponentsHook(() => ({ components: [], isLoading: false }));
  runtime.setPluginComponentHook(() => ({ component: undefined, isLoading: false }));
  runtime.setPluginFunctionsHook(() => ({ functions: [], isLoading: false }));
  runtime.setRunRequest(runRequest);
  standardEditorsRegistry.setInit(() => editors.map((id) => ({ id, name: id, editor: () => null })));
  standardFieldConfigEditorRegistry.setInit(() => []);
  standardTransformersRegistry.setInit(transformers);
  monacoLanguageRegistry.setInit(() => []);
}

function hasLoggers(module: object): module is { initializeLoggersRegistry: () => void } {
  return 'initializeLoggersRegistry' in module;
}

/** Grafana's field options name their editors; the preview shows none. */
const editors = [
  'text', 'strings', 'number', 'slider', 'boolean', 'select', 'multi-select', 'radio', 'unit', 'color', 'fieldColor', 'links',
  'actions', 'mappings', 'thresholds', 'stats-picker', 'timezone', 'field-name', 'dashboard-uid',
]; // prettier-ignore
