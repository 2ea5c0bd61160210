import { css } from '@emotion/css';
import { FieldType, getFieldDisplayName, type DataFrame, type GrafanaTheme2 } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { useStyles2, VizLegend } from '@grafana/ui';
import { textOf } from '../text-of';

/** A stacked bar a row: Grafana's bar chart is not in its packages. */
export function BarChartStandIn({ frame }: { frame: DataFrame }) {
  const styles = useStyles2(getStyles);
  const names = frame.fields.find((field) => field.type === FieldType.string)?.values ?? [];
  const numbers = frame.fields.filter((field) => field.type === FieldType.number);
  const series = numbers.map((field) => ({
    label: getFieldDisplayName(field, frame),
    color: field.display?.(0).color ?? 'gray',
    values: field.values.map(Number),
  }));
  const sums = names.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));
  const most = Math.max(1, ...sums);
  return (
    <div className={styles.box}>
      <div className={styles.rows} tabIndex={0} role="group" aria-label="Bars">
        {names.map((name, row) => (
          <div key={row} className={styles.row} data-testid="bar-chart-row">
            <div className={styles.name}>{textOf(name)}</div>
            {series.map(({ label, color, values }) => {
              const value = values[row] ?? 0;
              return value === 0 ? null : (
                <div
                  key={label}
                  className={styles.part}
                  title={`${label}: ${value}`}
                  style={{ width: `${(value / most) * 80}%`, borderColor: color, background: `${color}66` }}
                >
                  {value}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      <VizLegend
        placement="bottom"
        displayMode={LegendDisplayMode.List}
        items={series.map(({ label, color }) => ({ label, color, yAxis: 1 }))}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', flexDirection: 'column', height: '100%' }),
  rows: css({ flex: 1, minHeight: 0, overflow: 'auto' }),
  row: css({ display: 'flex', height: 30, padding: '4px 0' }),
  name: css({ width: '16%', fontSize: theme.typography.bodySmall.fontSize }),
  part: css({
    border: '1px solid',
    textAlign: 'center',
    overflow: 'hidden',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
