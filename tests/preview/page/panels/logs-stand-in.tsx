import { dateTimeFormat, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';

const severityColors: Record<string, string> = { error: 'red', warning: 'yellow', info: 'green', unknown: 'gray' };

/** Plain lines: Grafana's log view is not in its packages. */
export function LogsStandIn({ frame, timeZone }: { frame: DataFrame; timeZone: string }) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const values = (name: string): unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [times, bodies, severities] = [values('timestamp'), values('body'), values('severity')];
  return (
    <div className={styles.lines}>
      {bodies.map((body, row) => (
        <div
          key={row}
          data-testid="log-line"
          className={styles.line}
          style={{ borderColor: theme.visualization.getColorByName(severityColors[String(severities[row])] ?? 'gray') }}
        >
          <span className={styles.time}>{dateTimeFormat(Number(times[row]), { timeZone, defaultWithMS: true })}</span>
          {String(body)}
        </div>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  lines: css({
    height: '100%',
    overflow: 'auto',
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  line: css({
    borderLeft: '3px solid',
    padding: '1px 8px',
    whiteSpace: 'pre-wrap',
    // Lines that are out of sight are not laid out.
    contentVisibility: 'auto',
    containIntrinsicHeight: 'auto 20px',
  }),
  time: css({ color: theme.colors.text.secondary, marginRight: 12 }),
});
