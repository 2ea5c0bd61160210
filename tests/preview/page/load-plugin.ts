import * as emotionCss from '@emotion/css';
import * as emotionReact from '@emotion/react';
import * as grafanaData from '@grafana/data';
import * as grafanaI18n from '@grafana/i18n';
import * as grafanaRuntime from '@grafana/runtime';
import * as grafanaRuntimeUnstable from '@grafana/runtime/unstable';
import * as grafanaUi from '@grafana/ui';
import * as grafanaUiUnstable from '@grafana/ui/unstable';
import i18next from 'i18next';
import lodash from 'lodash';
import moment from 'moment';
import React from 'react';
import ReactDOM from 'react-dom';
import * as reactRedux from 'react-redux';
import * as reactRouter from 'react-router';
import * as reactRouterDom from 'react-router-dom';
import * as jsxDevRuntime from 'react/jsx-dev-runtime';
import * as jsxRuntime from 'react/jsx-runtime';
import * as redux from 'redux';
import * as rxjs from 'rxjs';
import * as rxjsOperators from 'rxjs/operators';
import type { DataSourceApi, DataSourcePlugin, DataSourcePluginMeta } from '@grafana/data';
import { loadSentences } from './services/language';

interface Loader {
  set(id: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
  import(id: string): Promise<Module & { __useDefault?: boolean; default?: Module | Promise<Module> }>;
}
interface Module {
  plugin?: DataSourcePlugin<DataSourceApi>;
}
declare global {
  interface Window {
    System: Loader;
  }
}

/** Modules that plugins require the CommonJS way, in the shape Grafana gives them. */
const commonJs = (module: object) => ({ default: module, __useDefault: true });

/** A plugin built for development asks for `jsxDEV`, which React has in development only. */
const inDevelopment = Object.entries(jsxDevRuntime).filter(([, part]: [string, unknown]) => part !== undefined);
const jsxDev = { jsxDEV: jsxRuntime.jsx, ...Object.fromEntries(inDevelopment) };

/** What Grafana shares with plugins instead of letting them bundle it. */
const shared: Record<string, object> = {
  '@emotion/css': emotionCss,
  '@emotion/react': emotionReact,
  '@grafana/data': grafanaData,
  '@grafana/i18n': grafanaI18n,
  '@grafana/runtime': grafanaRuntime,
  '@grafana/runtime/unstable': grafanaRuntimeUnstable,
  '@grafana/ui': grafanaUi,
  '@grafana/ui/unstable': grafanaUiUnstable,
  i18next: commonJs(i18next),
  lodash: commonJs(lodash),
  moment: commonJs(moment),
  react: commonJs(React),
  'react-dom': commonJs(ReactDOM),
  'react-redux': reactRedux,
  'react-router': reactRouter,
  'react-router-dom': reactRouterDom,
  'react/jsx-dev-runtime': commonJs(jsxDev),
  'react/jsx-runtime': commonJs(jsxRuntime),
  redux,
  rxjs,
  'rxjs/operators': rxjsOperators,
};

const loaded = new Map<string, Promise<DataSourcePlugin<DataSourceApi>>>();

/** Loads a plugin's `module.js` once, with Grafana's own loader. */
export function loadPlugin(meta: DataSourcePluginMeta): Promise<DataSourcePlugin<DataSourceApi>> {
  let plugin = loaded.get(meta.id);
  if (!plugin) {
    plugin = load(meta);
    loaded.set(meta.id, plugin);
  }
  return plugin;
}

async function load(meta: DataSourcePluginMeta): Promise<DataSourcePlugin<DataSourceApi>> {
  const imports: Record<string, string> = {};
  for (const [name, module] of Object.entries(shared)) {
    window.System.set(`package:${name}`, module);
    imports[name] = `package:${name}`;
  }
  window.System.addImportMap({ imports });
  await loadSentences(meta.id, meta.baseUrl);
  // A module that awaits something is a promise, and comes as the default export of one, which Grafana's loader takes as the module.
  const loaded = await window.System.import(`/${meta.module}`);
  const module = await (loaded.__useDefault ? loaded.default : loaded);
  if (!module?.plugin) {
    throw new Error(`${meta.module} does not export a plugin.`);
  }
  module.plugin.meta = meta;
  return module.plugin;
}
