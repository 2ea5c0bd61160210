import type { DataFrame, Field } from '@grafana/data';

/** From where a bucket begins to where the next one does. */
const barAfter = 1;
const bars = {
  drawStyle: 'bars',
  barAlignment: barAfter,
  fillOpacity: 80,
  lineWidth: 0,
  stacking: { mode: 'normal', group: 'A' },
};

/**
 * Counts over time as bars, one on the other, where nobody sets up the graph: lines would be spikes, and tell of numbers
 * between two counts where there are none. They begin at 0, or the least would be none. In a dashboard the panel says how it is drawn.
 */
export function readableCounts(frame: DataFrame): DataFrame {
  return frame.meta?.type?.startsWith('timeseries') ? { ...frame, fields: frame.fields.map(asBars) } : frame;
}

function asBars(field: Field): Field {
  return field.name === 'count' ? { ...field, config: { ...field.config, min: 0, custom: bars } } : field;
}
