import {
  getDisplayValueAlignmentFactors,
  VizOrientation,
  type DataFrame,
  type DisplayValue,
  type FieldConfigSource,
} from '@grafana/data';
import { BarGaugeDisplayMode, BarGaugeNamePlacement, BarGaugeValueMode } from '@grafana/schema';
import { BarGauge, useTheme2, VizRepeater } from '@grafana/ui';
import { displayValues } from './display-values';
import type { PanelOptions } from './panel-model';

const withoutTitle = ({ title: _, ...display }: DisplayValue): DisplayValue => display;

/** A bar a value, drawn with Grafana's own components. */
export function BarGaugePanel(props: {
  frames: DataFrame[];
  width: number;
  height: number;
  timeZone: string;
  fieldConfig?: FieldConfigSource;
  options: Pick<PanelOptions, 'reduceOptions' | 'text' | 'namePlacement' | 'minVizHeight'>;
}) {
  const { frames, width, height, timeZone, options, fieldConfig } = props;
  const theme = useTheme2();
  const getValues = () => displayValues({ frames, timeZone, fieldConfig, reduceOptions: options.reduceOptions }, theme);
  return (
    <VizRepeater
      getValues={getValues}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, count, alignmentFactors }) => (
        <BarGauge
          // Grafana leaves out the name of a single bar, unless the panel sets it.
          value={count === 1 && !fieldConfig?.defaults.displayName ? withoutTitle(value.display) : value.display}
          field={value.field}
          {...(value.view ? { display: value.view.getFieldDisplayProcessor(value.colIndex ?? 0) } : {})}
          width={width}
          height={height}
          theme={theme}
          orientation={VizOrientation.Horizontal}
          displayMode={BarGaugeDisplayMode.Basic}
          valueDisplayMode={BarGaugeValueMode.Color}
          namePlacement={options.namePlacement ?? BarGaugeNamePlacement.Auto}
          {...(options.text ? { text: options.text } : {})}
          itemSpacing={10}
          lcdCellWidth={12}
          alignmentFactors={alignmentFactors}
          showUnfilled
        />
      )}
      width={width}
      height={height}
      source={frames}
      orientation={VizOrientation.Horizontal}
      itemSpacing={10}
      minVizHeight={options.minVizHeight ?? 16}
      maxVizHeight={40}
      renderCounter={0}
    />
  );
}
