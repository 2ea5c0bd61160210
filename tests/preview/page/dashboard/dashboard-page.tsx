import type { RawTimeRange } from '@grafana/data';
import { css } from '@emotion/css';
import { getBackendSrv, locationService } from '@grafana/runtime';
import { Alert, LinkButton, useStyles2 } from '@grafana/ui';
import { useCallback, useState } from 'react';
import { Loaded, useLoad } from '../load-state';
import type { PanelModel } from '../panels/panel-model';
import { Shell } from '../shell/shell';
import { TimeControls, useTimeControl } from '../shell/time-controls';
import type { DashboardModel } from './dashboard-model';
import { LivePanel } from './live-panel';
import { useAnnotations } from './use-annotations';
import { useVariables } from './use-variables';
import { VariableBar } from './variable-bar';

const above = [
  { label: 'Home', href: '/' },
  { label: 'Dashboards', href: '/dashboards' },
];

/** One dashboard of provisioning/dashboards. */
export function DashboardPage({ uid }: { uid: string }) {
  const read = useCallback(
    () => getBackendSrv().get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${encodeURIComponent(uid)}`),
    [uid]
  );
  const load = useLoad(read);
  return load.state === 'there' ? (
    <Dashboard dashboard={load.value.dashboard} />
  ) : (
    <Shell crumbs={above}>
      <Loaded load={load}>{() => null}</Loaded>
    </Shell>
  );
}

function Dashboard({ dashboard }: { dashboard: DashboardModel }) {
  const grid = useStyles2(() =>
    css({ display: 'grid', gridTemplateColumns: 'repeat(24, minmax(0, 1fr))', gridAutoRows: 30, gap: 8 })
  );
  const time: RawTimeRange = dashboard.time ?? { from: 'now-6h', to: 'now' };
  const control = useTimeControl(time, dashboard.refresh);
  const { variables, failed } = useVariables(dashboard, control.range);
  const { marks, failed: annotationsFailed } = useAnnotations(dashboard, control, variables);
  const [loading, setLoading] = useState<Readonly<Record<number, boolean>>>({});
  const onLoading = useCallback((panel: number, busy: boolean) => {
    setLoading((all) => (all[panel] === busy ? all : { ...all, [panel]: busy }));
  }, []);
  const choose = (name: string, chosen: string[]) => {
    locationService.partial({ [`var-${name}`]: chosen });
  };
  return (
    <Shell
      crumbs={[...above, { label: dashboard.title }]}
      actions={
        <>
          <VariableBar variables={variables ?? []} onChange={choose} />
          <LinkButton
            variant="secondary"
            icon="cog"
            aria-label="Annotations and variables"
            href={`/d/${dashboard.uid}?editview=annotations`}
          />
          <TimeControls control={control} loading={Object.values(loading).some(Boolean)} />
        </>
      }
    >
      {[failed, annotationsFailed].filter(Boolean).map((message) => (
        <Alert key={message} severity="error" title={message} />
      ))}
      <div className={grid}>
        {variables &&
          dashboard.panels.map((panel) => (
            <div key={panel.id} data-testid={`panel-${panel.id}`} style={placeOf(panel)}>
              <LivePanel panel={panel} control={control} variables={variables} marks={marks} onLoading={onLoading} />
            </div>
          ))}
      </div>
    </Shell>
  );
}

function placeOf({ gridPos: { x, y, w, h } }: PanelModel) {
  return { gridColumn: `${x + 1} / span ${w}`, gridRow: `${y + 1} / span ${h}` };
}
