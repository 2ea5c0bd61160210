import type { AnnotationQuery } from '@grafana/data';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, LinkButton, Stack, Tab, TabsBar, Text } from '@grafana/ui';
import { useCallback } from 'react';
import { Loaded, useLoad } from '../../load-state';
import { dataSourceSrv } from '../../services/data-source-srv';
import { useLocation } from '../../shell/location';
import { Shell } from '../../shell/shell';
import { TimeControls, useTimeControl } from '../../shell/time-controls';
import type { DashboardModel } from '../dashboard-model';
import { useVariables } from '../use-variables';
import type { QueriedVariable } from '../variable-options';
import { AnnotationEditing } from './annotation-editing';
import { VariableEditing } from './variable-editing';

/** Grafana's settings of a dashboard's annotations and variables, with the plugin's editors. Nothing is saved. */
export function EditingPage({ uid }: { uid: string }) {
  const read = useCallback(
    () => getBackendSrv().get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${encodeURIComponent(uid)}`),
    [uid]
  );
  const load = useLoad(read);
  return load.state === 'there' ? (
    <Editing dashboard={load.value.dashboard} />
  ) : (
    <Shell crumbs={[{ label: 'Dashboards', href: '/dashboards' }]}>
      <Loaded load={load}>{() => null}</Loaded>
    </Shell>
  );
}

const views = ['annotations', 'variables'] as const;

function Editing({ dashboard }: { dashboard: DashboardModel }) {
  const { params } = useLocation();
  const control = useTimeControl(dashboard.time ?? { from: 'now-6h', to: 'now' });
  const { variables, failed } = useVariables(dashboard, control.range);
  const view = params.get('editview') === 'variables' ? 'variables' : 'annotations';
  const annotations = annotationsOf(dashboard);
  const models = variablesOf(dashboard);
  const names = (view === 'variables' ? models : annotations).map(({ name }) => name);
  const index = Math.min(Number(params.get('editIndex') ?? 0) || 0, names.length - 1);
  const [annotation, model] = view === 'variables' ? [undefined, models[index]] : [annotations[index], undefined];
  const address = (of: string, at: number) => `/d/${dashboard.uid}?editview=${of}&editIndex=${at}`;
  return (
    <Shell
      crumbs={[
        { label: 'Dashboards', href: '/dashboards' },
        { label: dashboard.title, href: `/d/${dashboard.uid}` },
        { label: 'Settings' },
      ]}
      actions={<TimeControls control={control} loading={false} />}
    >
      <Stack direction="column" gap={2}>
        <TabsBar>
          {views.map((of) => (
            <Tab
              key={of}
              label={of === 'annotations' ? 'Annotations' : 'Variables'}
              active={of === view}
              href={address(of, 0)}
            />
          ))}
        </TabsBar>
        {failed && <Alert severity="error" title={failed} />}
        <Stack gap={1} wrap="wrap">
          {names.map((name, at) => (
            <LinkButton key={at} variant={at === index ? 'primary' : 'secondary'} size="sm" href={address(view, at)}>
              {name}
            </LinkButton>
          ))}
        </Stack>
        {variables && (
          <div key={`${view} ${index}`} data-testid="editing">
            {model && <VariableEditing saved={model} range={control.range} />}
            {annotation && <AnnotationEditing saved={annotation} control={control} />}
          </div>
        )}
        <Text color="secondary">What is changed here is tried, not saved.</Text>
      </Stack>
    </Shell>
  );
}

/** The plugin's, and one that is new. */
function annotationsOf({ annotations }: DashboardModel): AnnotationQuery[] {
  const own = (annotations?.list ?? []).filter(({ builtIn }) => builtIn !== 1);
  return [...own, { name: 'New annotation', enable: true, iconColor: 'red', datasource: firstSource() }];
}

function variablesOf({ templating }: DashboardModel): QueriedVariable[] {
  const own = (templating?.list ?? []).filter((model) => model.type === 'query');
  return [...own, { name: 'New variable', query: '', datasource: firstSource() }];
}

function firstSource() {
  const { type, uid } = dataSourceSrv.getInstanceSettings() ?? { type: '', uid: '' };
  return { type, uid };
}
