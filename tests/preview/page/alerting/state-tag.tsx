import { css } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, Tooltip, useStyles2, useTheme2 } from '@grafana/ui';
import type { AlertState } from './rule';

const looks: Record<AlertState, { icon: IconName; color: 'error' | 'warning' | 'success' | 'info'; label: string }> = {
  Normal: { icon: 'check-circle', color: 'success', label: 'Normal' },
  Pending: { icon: 'circle-mono', color: 'warning', label: 'Pending' },
  Alerting: { icon: 'fire', color: 'error', label: 'Firing' },
  NoData: { icon: 'exclamation-circle', color: 'warning', label: 'No data' },
  Error: { icon: 'exclamation-triangle', color: 'error', label: 'Error' },
};

/** What Grafana's list of rules calls a state. */
export const stateName = (state: AlertState) => looks[state].label;

/** A state with its icon, in its colour; `reason` is what lies under a state that the rule itself chose. */
export function StateTag({ state, reason = '' }: { state: AlertState; reason?: string }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { icon, color, label } = looks[state];
  return (
    <span className={styles} style={{ color: theme.colors[color].text }} data-testid="alert-state" data-state={state}>
      <Icon name={icon} />
      {label}
      {reason && (
        <Tooltip content={`The rule makes ${label} of ${reason === 'NoData' ? 'no data' : 'an error'}.`}>
          <span>({reason === 'NoData' ? 'no data' : 'error'})</span>
        </Tooltip>
      )}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
  });
