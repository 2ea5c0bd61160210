import { css } from '@emotion/css';
import {
  colorManipulator,
  fieldReducers,
  FieldType,
  getFieldDisplayName,
  getFieldSeriesColor,
  reduceField,
  type DataFrame,
  type DisplayValue,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import { VisibilityMode } from '@grafana/schema';
import { useStyles2, useTheme2, VizLayout, VizLegend } from '@grafana/ui';
import { textOf } from '../text-of';
import type { PanelOptions } from './panel-model';

interface Series {
  label: string;
  color: string;
  values: number[];
  calcs: DisplayValue[];
}

/** A stacked bar a row, over an axis of numbers: Grafana's bar chart is not in its packages. */
export function BarChartStandIn(props: {
  frame: DataFrame;
  width: number;
  height: number;
  options: Pick<PanelOptions, 'legend' | 'showValue'>;
}) {
  const { frame, width, height, options } = props;
  const { legend, showValue } = options;
  const theme = useTheme2();
  const names = frame.fields.find((field) => field.type === FieldType.string)?.values.map(textOf) ?? [];
  const series = frame.fields
    .filter((field) => field.type === FieldType.number)
    .map((field) => ({
      label: getFieldDisplayName(field, frame),
      color: getFieldSeriesColor(field, theme).color,
      values: field.values.map(Number),
      calcs: calculated(field, legend?.calcs ?? []),
    }));
  const items = series.map(({ label, color, calcs }) => ({ label, color, yAxis: 1, getDisplayValues: () => calcs }));
  const drawnLegend = legend?.showLegend ? (
    <VizLayout.Legend placement={legend.placement}>
      <VizLegend placement={legend.placement} displayMode={legend.displayMode} items={items} />
    </VizLayout.Legend>
  ) : null;
  return (
    <VizLayout width={width} height={height} legend={drawnLegend}>
      {(plotWidth, plotHeight) => (
        <div style={{ width: plotWidth, height: plotHeight }}>
          <Bars names={names} series={series} withNumbers={showValue !== VisibilityMode.Never} />
        </div>
      )}
    </VizLayout>
  );
}

/** What the legend says of all rows. */
function calculated(field: Field, calcs: string[]): DisplayValue[] {
  const found = calcs.length > 0 ? reduceField({ field, reducers: calcs }) : {};
  return calcs.map((calc) => ({
    numeric: Number(found[calc]),
    text: textOf(found[calc]),
    title: fieldReducers.get(calc).name,
  }));
}

function Bars({ names, series, withNumbers }: { names: string[]; series: Series[]; withNumbers: boolean }) {
  const styles = useStyles2(getStyles);
  const sums = names.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));
  const ticks = ticksUpTo(Math.max(1, ...sums));
  const share = (value: number) => `${(100 * value) / (ticks.at(-1) ?? 1)}%`;
  return (
    <div className={styles.chart} style={{ gridTemplateRows: `repeat(${names.length}, minmax(0, 1fr)) 24px` }}>
      {names.map((name, row) => (
        <div key={row} className={styles.row} data-testid="bar-chart-row">
          <div className={styles.name}>{name}</div>
          <div className={styles.plot}>
            {ticks.map((tick) => (
              <div key={tick} className={styles.tick} style={{ left: share(tick) }} />
            ))}
            {series.map(({ label, color, values }) => {
              const value = values[row] ?? 0;
              return value === 0 ? null : (
                <div
                  key={label}
                  className={styles.part}
                  title={`${label}: ${value}`}
                  style={{ width: share(value), background: colorManipulator.alpha(color, 0.8) }}
                >
                  {withNumbers && <span className={styles.number}>{value}</span>}
                </div>
              );
            })}
          </div>
        </div>
      ))}
      <div className={styles.axis}>
        <div className={styles.name} />
        <div className={styles.plot}>
          {ticks.map((tick) => (
            <span key={tick} className={styles.label} style={{ left: share(tick) }}>
              {tick}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Round numbers from 0 to the first above `most`. */
function ticksUpTo(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(most));
  const step = Math.max(1, [0.1, 0.2, 0.5, 1].map((part) => part * power).find((one) => most / one <= 10) ?? power);
  return Array.from({ length: Math.floor(most / step) + 2 }, (_, index) => index * step);
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({
    display: 'grid',
    gridTemplateColumns: 'fit-content(40%) 1fr',
    height: '100%',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  row: css({ display: 'contents' }),
  axis: css({ display: 'contents' }),
  name: css({
    alignSelf: 'center',
    paddingRight: theme.spacing(1),
    textAlign: 'right',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  plot: css({ position: 'relative', display: 'flex', alignItems: 'center', marginRight: 12 }),
  tick: css({ position: 'absolute', top: 0, bottom: 0, borderLeft: `1px solid ${theme.colors.border.weak}` }),
  part: css({ position: 'relative', height: '80%' }),
  number: css({ position: 'absolute', left: '100%', top: '50%', transform: 'translateY(-50%)', zIndex: 1 }),
  label: css({ position: 'absolute', top: 4, transform: 'translateX(-50%)' }),
});
