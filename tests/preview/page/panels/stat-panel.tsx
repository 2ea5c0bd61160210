import {
  getDisplayValueAlignmentFactors,
  VizOrientation,
  type DataFrame,
  type FieldConfigSource,
  type ReduceDataOptions,
} from '@grafana/data';
import { BigValue, BigValueColorMode, BigValueGraphMode, BigValueTextMode, useTheme2, VizRepeater } from '@grafana/ui';
import { displayValues } from './display-values';

interface StatOptions {
  reduceOptions?: ReduceDataOptions;
  colorMode?: BigValueColorMode;
  graphMode?: BigValueGraphMode;
  textMode?: BigValueTextMode;
}

/** Big numbers, drawn with Grafana's own components. */
export function StatPanel(props: {
  frames: DataFrame[];
  width: number;
  height: number;
  timeZone: string;
  fieldConfig?: FieldConfigSource;
  options?: StatOptions;
}) {
  const { frames, width, height, timeZone, fieldConfig, options = {} } = props;
  const theme = useTheme2();
  const getValues = () =>
    displayValues(
      {
        frames,
        timeZone,
        fieldConfig,
        reduceOptions: options.reduceOptions,
        sparkline: options.graphMode === BigValueGraphMode.Area,
      },
      theme
    );
  return (
    <VizRepeater
      getValues={getValues}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, width, height, count, alignmentFactors }) => (
        <BigValue
          value={value.display}
          {...(value.sparkline ? { sparkline: value.sparkline } : {})}
          count={count}
          alignmentFactors={alignmentFactors}
          width={width}
          height={height}
          theme={theme}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={options.graphMode ?? BigValueGraphMode.None}
          textMode={options.textMode ?? BigValueTextMode.Auto}
        />
      )}
      width={width}
      height={height}
      source={frames}
      orientation={width > height * 2 ? VizOrientation.Vertical : VizOrientation.Auto}
      itemSpacing={3}
      renderCounter={0}
      autoGrid
    />
  );
}
