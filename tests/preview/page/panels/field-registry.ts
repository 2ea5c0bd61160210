import {
  dataLinksOverrideProcessor,
  displayNameOverrideProcessor,
  FieldConfigOptionsRegistry,
  identityOverrideProcessor,
  thresholdsOverrideProcessor,
  unitOverrideProcessor,
  valueMappingsOverrideProcessor,
  type FieldConfigPropertyItem,
} from '@grafana/data';

type Process = FieldConfigPropertyItem['process'];

/** Grafana's standard field options by their paths, with its own way to read each. */
const standardOptions: Record<string, Process> = {
  displayName: displayNameOverrideProcessor,
  unit: unitOverrideProcessor,
  min: identityOverrideProcessor,
  max: identityOverrideProcessor,
  decimals: identityOverrideProcessor,
  noValue: identityOverrideProcessor,
  color: identityOverrideProcessor,
  mappings: valueMappingsOverrideProcessor,
  thresholds: thresholdsOverrideProcessor,
  links: dataLinksOverrideProcessor,
  filterable: identityOverrideProcessor,
};

/** The panels' own field options that dashboards here may set; Grafana's panels declare them, the preview has no panels. */
const customOptions = [
  'align', 'axisBorderShow', 'axisCenteredZero', 'axisColorMode', 'axisLabel', 'axisPlacement', 'axisSoftMax', 'barAlignment', 'barWidthFactor', 'cellOptions',
  'drawStyle', 'fillOpacity', 'filterable', 'gradientMode', 'hideFrom', 'hideFrom.viz', 'inspect', 'lineInterpolation', 'lineStyle', 'lineWidth',
  'minWidth', 'pointSize', 'scaleDistribution', 'showPoints', 'spanNulls', 'stacking', 'thresholdsStyle', 'width', 'wrapText',
]; // prettier-ignore

let registry: FieldConfigOptionsRegistry | undefined;

/** Grafana's standard field options and the panels' own, so that saved defaults and overrides apply. */
export function fieldRegistry(): FieldConfigOptionsRegistry {
  registry ??= new FieldConfigOptionsRegistry(() => [
    ...Object.entries(standardOptions).map(([path, process]) => option(path, path, process, false)),
    ...customOptions.map((path) => option(`custom.${path}`, path, identityOverrideProcessor, true)),
  ]);
  return registry;
}

function option(id: string, path: string, process: Process, isCustom: boolean): FieldConfigPropertyItem {
  return {
    id,
    path,
    name: path,
    isCustom,
    editor: () => null,
    override: () => null,
    process,
    shouldApply: () => true,
    settings: { expandTemplateVars: true },
  };
}
