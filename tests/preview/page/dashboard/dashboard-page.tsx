import { CoreApp, LoadingState, type PanelData, type RawTimeRange } from '@grafana/data';
import { css } from '@emotion/css';
import { getBackendSrv, locationService } from '@grafana/runtime';
import { Alert, useStyles2 } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import { Loaded, messageOf, useLoad } from '../load-state';
import { Panel } from '../panels/panel';
import type { PanelModel } from '../panels/panel-model';
import { runQueries } from '../services/run-queries';
import { templateSrv } from '../services/template-srv';
import { useLocation } from '../shell/location';
import { Shell } from '../shell/shell';
import { TimeControls, useTimeControl, type TimeControl } from '../shell/time-controls';
import { annotationMarks, type AnnotationMark } from './annotation-marks';
import type { DashboardModel } from './dashboard-model';
import { makeVariable, optionsOf, type Option, type Variable } from './variable';
import { VariableBar } from './variable-bar';

export function DashboardPage({ uid }: { uid: string }) {
  const load = useLoad(() => getBackendSrv().get<{ dashboard: DashboardModel }>(`/api/dashboards/uid/${uid}`), uid);
  if (load.state !== 'there') {
    return (
      <Shell
        crumbs={[
          { label: 'Home', href: '/' },
          { label: 'Dashboards', href: '/dashboards' },
        ]}
      >
        <Loaded load={load}>{() => null}</Loaded>
      </Shell>
    );
  }
  return <Dashboard dashboard={load.value.dashboard} />;
}

function Dashboard({ dashboard }: { dashboard: DashboardModel }) {
  const styles = useStyles2(() => ({
    grid: css({ display: 'grid', gridTemplateColumns: 'repeat(24, minmax(0, 1fr))', gridAutoRows: 30, gap: 8 }),
  }));
  const time: RawTimeRange = dashboard.time ?? { from: 'now-6h', to: 'now' };
  const control = useTimeControl(time, dashboard.refresh);
  const { variables, failed } = useVariables(dashboard, control);
  const { marks, failed: annotationsFailed } = useAnnotations(dashboard, control, variables);
  const [loading, setLoading] = useState<Record<number, boolean>>({});
  const change = (name: string, chosen: string[]) => locationService.partial({ [`var-${name}`]: chosen });
  return (
    <Shell
      crumbs={[{ label: 'Home', href: '/' }, { label: 'Dashboards', href: '/dashboards' }, { label: dashboard.title }]}
      actions={
        <>
          <VariableBar variables={variables ?? []} onChange={change} />
          <TimeControls control={control} loading={Object.values(loading).some(Boolean)} />
        </>
      }
    >
      {[failed, annotationsFailed].map(
        (message) => message && <Alert key={message} severity="error" title={message} />
      )}
      <div className={styles.grid}>
        {variables &&
          dashboard.panels.map((panel) => (
            <div
              key={panel.id}
              data-testid={`panel-${panel.id}`}
              style={{
                gridColumn: `${panel.gridPos.x + 1} / span ${panel.gridPos.w}`,
                gridRow: `${panel.gridPos.y + 1} / span ${panel.gridPos.h}`,
              }}
            >
              <LivePanel
                panel={panel}
                control={control}
                variables={variables}
                marks={marks}
                onLoading={(busy) => setLoading((all) => (all[panel.id] === busy ? all : { ...all, [panel.id]: busy }))}
              />
            </div>
          ))}
      </div>
    </Shell>
  );
}

/** Variables are read one after another, since one may use those before it; the address keeps what is chosen. */
function useVariables(
  dashboard: DashboardModel,
  control: TimeControl
): { variables: Variable[] | undefined; failed: string } {
  const { params } = useLocation();
  const [options, setOptions] = useState<Record<string, Option[]>>();
  const [failed, setFailed] = useState('');
  const chosen = JSON.stringify((dashboard.templating?.list ?? []).map((model) => params.getAll(`var-${model.name}`)));
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const found: Record<string, Option[]> = {};
      setFailed('');
      for (const model of dashboard.templating?.list ?? []) {
        try {
          found[model.name] = await optionsOf(model, control.range);
        } catch (error) {
          found[model.name] = [];
          setFailed(`Variable ${model.label || model.name}: ${messageOf(error)}`);
        }
      }
      if (wanted) {
        setOptions(found);
      }
    })();
    return () => {
      wanted = false;
    };
    // Options are read once a page, as Grafana does on dashboard load.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [dashboard]);
  const variables = useMemo(() => {
    if (!options) {
      return undefined;
    }
    const fromAddress: string[][] = JSON.parse(chosen);
    const made = (dashboard.templating?.list ?? []).map((model, index) => {
      const picked = fromAddress[index] ?? [];
      return makeVariable(model, options[model.name] ?? [], picked.length ? picked : undefined);
    });
    templateSrv.setVariables(made);
    return made;
  }, [dashboard, options, chosen]);
  return { variables, failed };
}

function useAnnotations(dashboard: DashboardModel, control: TimeControl, variables: Variable[] | undefined) {
  const [marks, setMarks] = useState<AnnotationMark[]>([]);
  const [failed, setFailed] = useState('');
  const { range, timeZone } = control;
  useEffect(() => {
    const enabled = (dashboard.annotations?.list ?? []).filter((one) => one.enable && one.builtIn !== 1);
    if (!variables || !enabled.length) {
      return;
    }
    let wanted = true;
    Promise.all(enabled.map((one) => annotationMarks(one, range, timeZone))).then(
      (found) => wanted && (setMarks(found.flat()), setFailed('')),
      (error: unknown) => wanted && setFailed(`Annotation query failed: ${messageOf(error)}`)
    );
    return () => {
      wanted = false;
    };
  }, [dashboard, range, timeZone, variables]);
  return { marks, failed };
}

function LivePanel(props: {
  panel: PanelModel;
  control: TimeControl;
  variables: Variable[];
  marks: readonly AnnotationMark[];
  onLoading: (busy: boolean) => void;
}) {
  const { panel, control, variables, marks, onLoading } = props;
  const { range, timeZone } = control;
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange: range });
  useEffect(() => {
    const queries = (panel.targets ?? []).map((target) => ({
      ...target,
      datasource: target.datasource ?? panel.datasource ?? null,
    }));
    const running = runQueries({
      app: CoreApp.Dashboard,
      queries,
      range,
      timeZone,
      maxDataPoints: panel.maxDataPoints ?? 500,
    }).subscribe({
      next: (next) => {
        // While a panel loads it keeps showing what it had.
        setData((before) => (next.state === LoadingState.Loading ? { ...before, state: next.state } : next));
        onLoading(next.state === LoadingState.Loading);
      },
      error: (error: unknown) =>
        setData((before) => ({ ...before, state: LoadingState.Error, errors: [{ message: messageOf(error) }] })),
    });
    return () => running.unsubscribe();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [panel, range, timeZone, variables]);
  return (
    <Panel
      panel={panel}
      data={data}
      timeZone={timeZone}
      marks={marks.filter((mark) => mark.panels === undefined || mark.panels(panel.id))}
    />
  );
}
