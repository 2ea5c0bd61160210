import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';

interface Span {
  from: number;
  to: number;
  color: string;
  /** What the pointer reads over it. */
  says: string;
}

export interface SpanRow {
  name: string;
  /** How many rows lead to it. */
  depth?: number;
  spans: readonly Span[];
  /** Written behind its last span. */
  note?: string;
}

interface Props {
  rows: readonly SpanRow[];
  from: number;
  to: number;
  timeZone: string;
  testId: string;
}

const ticks = [0, 0.25, 0.5, 0.75];

/** Named rows of bars over one axis of time; more rows than there is room for scroll. */
export function SpanRows({ rows, from, to, timeZone, testId }: Props) {
  const styles = useStyles2(getStyles);
  const length = Math.max(to - from, 1);
  // As wide as the longest name is, if that leaves most to the bars.
  const longest = Math.max(0, ...rows.map(({ name, depth = 0 }) => name.length + 2 * depth));
  const names = { width: `min(40%, ${longest + 1}ch)` };
  const percent = (time: number) => Math.min(Math.max(((time - from) / length) * 100, 0), 100);
  const format = length > 86_400_000 ? 'MM-DD HH:mm' : length > 600_000 ? 'HH:mm' : 'HH:mm:ss';
  return (
    <div className={styles.box}>
      <div className={styles.rows} tabIndex={0} role="group" aria-label="Bars over time">
        {rows.map(({ name, depth = 0, spans, note }, index) => (
          <div key={index} className={styles.row} data-testid={testId}>
            <div className={styles.name} style={{ ...names, paddingLeft: depth * 12 }} title={name}>
              {name}
            </div>
            <div className={styles.lane}>
              {spans.map((span, at) => (
                <div
                  key={at}
                  className={styles.span}
                  title={span.says}
                  style={{
                    left: `${percent(span.from)}%`,
                    width: `max(2px, ${percent(span.to) - percent(span.from)}%)`,
                    background: span.color,
                  }}
                />
              ))}
            </div>
            {note !== undefined && <div className={styles.note}>{note}</div>}
          </div>
        ))}
      </div>
      <div className={styles.row}>
        <div className={styles.name} style={names} />
        <div className={styles.lane}>
          {ticks.map((tick) => (
            <span key={tick} className={styles.tick} style={{ left: `${tick * 100}%` }}>
              {dateTimeFormat(from + tick * length, { timeZone, format })}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    minHeight: 0,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  rows: css({ flex: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden' }),
  row: css({ display: 'flex', alignItems: 'center', gap: 8, height: 22 }),
  name: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexShrink: 0 }),
  lane: css({
    position: 'relative',
    flex: 1,
    height: '100%',
    borderLeft: `1px solid ${theme.colors.border.weak}`,
    overflow: 'hidden',
  }),
  span: css({ position: 'absolute', top: 3, bottom: 3, borderRadius: 1 }),
  note: css({ width: 60, color: theme.colors.text.secondary, flexShrink: 0 }),
  tick: css({ position: 'absolute', color: theme.colors.text.secondary, paddingLeft: 4 }),
});
