import type { DataFrame, DataQueryRequest } from '@grafana/data';

/**
 * A table of nothing without its columns: under these Grafana's panel says nothing, whatever it is set to say of nothing. Where
 * something is to be said of the answer they stay, as transformations leave out frames that have none.
 */
export function saidTable(frame: DataFrame, { panelPluginId }: Pick<DataQueryRequest, 'panelPluginId'>): DataFrame {
  return frame.length === 0 && isSilent(frame) && panelPluginId === 'table' ? { ...frame, fields: [] } : frame;
}

/** Whether nothing is to be said of an answer. */
export function isSilent({ meta }: DataFrame): boolean {
  return (meta?.notices ?? []).length === 0;
}
