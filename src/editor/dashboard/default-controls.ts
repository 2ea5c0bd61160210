import type { DataSourceRef } from '@grafana/schema';
import { text } from '../text';

/** Filters over every panel of the data source, in the form of Grafana 13's dashboards: `AdhocVariableKind`. */
export function filterVariable({ type = '', uid = '' }: DataSourceRef) {
  return {
    kind: 'AdhocVariable' as const,
    group: type,
    datasource: { name: uid },
    spec: {
      name: 'filters',
      label: text.dashboard.filters,
      baseFilters: [],
      filters: [],
      defaultKeys: [],
      hide: 'inControlsMenu' as const,
      skipUrlSync: false,
      allowCustomValue: true,
    },
  };
}

/** The dashboards that come with the plugin, and what there is to read about it: `DashboardLink`. */
export function defaultLinks() {
  const link = {
    icon: 'external link',
    tooltip: '',
    asDropdown: false,
    includeVars: false,
    placement: 'inControlsMenu' as const,
  };
  return [
    {
      ...link,
      type: 'dashboards' as const,
      title: text.dashboard.dashboards,
      tags: ['runtrail'],
      asDropdown: true,
      keepTime: true,
      targetBlank: false,
    },
    {
      ...link,
      type: 'link' as const,
      title: text.dashboard.documentation,
      url: 'https://github.com/runtrail/runtrail-audit-datasource/tree/main/docs',
      icon: 'doc',
      tags: [],
      keepTime: false,
      targetBlank: true,
    },
  ];
}
