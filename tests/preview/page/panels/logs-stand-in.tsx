import { dateTimeFormat, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { useStyles2, useTheme2 } from '@grafana/ui';
import { useState, type ReactNode } from 'react';

/** The colours of Grafana's levels. */
export const severityColors: Record<string, string> = {
  error: 'red',
  warning: 'yellow',
  info: 'green',
  unknown: 'gray',
};

interface Props {
  frame: DataFrame;
  timeZone: string;
  /** What stands behind a line, where it can be opened. */
  details?: (row: number) => ReactNode;
}

/** Plain lines: Grafana's log view is not in its packages. */
export function LogsStandIn({ frame, timeZone, details }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [open, setOpen] = useState<number>();
  const values = (name: string): unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const [times, bodies, severities] = [values('timestamp'), values('body'), values('severity')];
  return (
    <div className={styles.lines}>
      {bodies.map((body, row) => {
        const line = (
          <>
            <span className={styles.time}>{dateTimeFormat(Number(times[row]), { timeZone, defaultWithMS: true })}</span>
            {String(body)}
          </>
        );
        return (
          <div
            key={row}
            data-testid="log-line"
            className={styles.line}
            style={{
              borderColor: theme.visualization.getColorByName(severityColors[String(severities[row])] ?? 'gray'),
            }}
          >
            {details ? (
              <button
                className={styles.button}
                aria-expanded={open === row}
                onClick={() => setOpen(open === row ? undefined : row)}
              >
                {line}
              </button>
            ) : (
              line
            )}
            {open === row && details?.(row)}
          </div>
        );
      })}
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
  button: css({
    all: 'unset',
    cursor: 'pointer',
    display: 'block',
    width: '100%',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
  time: css({ color: theme.colors.text.secondary, marginRight: 12 }),
});
