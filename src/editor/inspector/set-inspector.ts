import type { ComponentType } from 'react';
import { lazily } from '../lazily';
import type { NoticesInspectorProps } from './NoticesInspector';

interface WithInspector {
  setErrorsAndNoticesInspector(component: ComponentType<NoticesInspectorProps>): void;
}

/** Grafana 13 has a tab for it; Grafana 12.4 has none. */
export function setInspector(plugin: object): void {
  if (takesInspector(plugin)) {
    plugin.setErrorsAndNoticesInspector(
      lazily(async () => (await import(/* webpackChunkName: "query-editors" */ './NoticesInspector')).NoticesInspector)
    );
  }
}

function takesInspector(plugin: object): plugin is WithInspector {
  return 'setErrorsAndNoticesInspector' in plugin && typeof plugin.setErrorsAndNoticesInspector === 'function';
}
