import { useEffect, useState } from 'react';
import { messageOf } from '../load-state';
import type { TimeControl } from '../shell/time-controls';
import { annotationMarks, type AnnotationMark } from './annotation-marks';
import type { DashboardModel } from './dashboard-model';
import type { Variable } from './variable';

/** What the dashboard's enabled annotations answer; after a failure what they answered before stays. */
export function useAnnotations(dashboard: DashboardModel, control: TimeControl, variables: Variable[] | undefined) {
  const [marks, setMarks] = useState<readonly AnnotationMark[]>([]);
  const [failed, setFailed] = useState('');
  const { range, timeZone } = control;
  useEffect(() => {
    const enabled = (dashboard.annotations?.list ?? []).filter((one) => one.enable && one.builtIn !== 1);
    if (!variables || !enabled.length) {
      return;
    }
    let wanted = true;
    const settle = (change: () => void) => {
      if (wanted) {
        change();
      }
    };
    annotationMarks(enabled, range, timeZone).then(
      (found) => {
        settle(() => {
          setMarks(found);
          setFailed('');
        });
      },
      (error: unknown) => {
        settle(() => {
          setFailed(`Annotation query failed: ${messageOf(error)}`);
        });
      }
    );
    return () => {
      wanted = false;
    };
  }, [dashboard, range, timeZone, variables]);
  return { marks, failed };
}
