import { CoreApp, LoadingState, rangeUtil, type PanelData } from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { messageOf } from '../load-state';
import { Panel } from '../panels/panel';
import type { PanelModel } from '../panels/panel-model';
import { runQueries } from '../services/run-queries';
import type { TimeControl } from '../shell/time-controls';
import type { AnnotationMark } from './annotation-marks';
import type { Variable } from './variable';

interface Props {
  panel: PanelModel;
  control: TimeControl;
  variables: readonly Variable[];
  marks: readonly AnnotationMark[];
  onLoading: (panel: number, busy: boolean) => void;
}

/** A panel that runs its queries at every change of range, variables, and at every refresh. */
export function LivePanel({ panel, control, variables, marks, onLoading }: Props) {
  const { range: shown, timeZone } = control;
  const range = useMemo(
    () => (panel.timeFrom ? rangeUtil.convertRawToRange({ from: `now-${panel.timeFrom}`, to: 'now' }) : shown),
    [panel, shown]
  );
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange: range });
  useEffect(() => {
    const queries = (panel.targets ?? []).map((target) => ({
      ...target,
      datasource: target.datasource ?? panel.datasource ?? null,
    }));
    const maxDataPoints = panel.maxDataPoints ?? 500;
    const run = { app: CoreApp.Dashboard, panelPluginId: panel.type, queries, range, timeZone, maxDataPoints };
    const running = runQueries(run).subscribe({
      next: (next) => {
        // While a panel loads it keeps showing what it had.
        setData((before) => (next.state === LoadingState.Loading ? { ...before, state: next.state } : next));
        onLoading(panel.id, next.state === LoadingState.Loading);
      },
      error: (error: unknown) => {
        setData((before) => ({ ...before, state: LoadingState.Error, errors: [{ message: messageOf(error) }] }));
        onLoading(panel.id, false);
      },
    });
    return () => {
      running.unsubscribe();
    };
  }, [panel, range, timeZone, variables, onLoading]);
  const own = marks.filter((mark) => mark.panels === undefined || mark.panels(panel.id));
  return <Panel panel={panel} data={data} timeZone={timeZone} marks={own} />;
}
