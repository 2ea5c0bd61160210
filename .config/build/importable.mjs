/** Makes the dashboards of the plugin (`includes` in plugin.json) from the provisioned ones, so that there is one of each. */

const type = 'runtrail-audit-datasource';
export const input = 'DS_RUNTRAIL';
const asked = `\${${input}}`;
/** Variables whose values are runs and tasks of the simulators. */
const ofSimulators = ['job', 'task'];

/**
 * A provisioned dashboard as Grafana's data source page imports it: with the data source as an input, and without panels of
 * other data sources, which whoever imports it need not have.
 * @param {string} dashboard JSON
 */
export function importable(dashboard) {
  const { panels, annotations, templating, ...rest } = JSON.parse(dashboard);
  const own = ownSource({ uid: rest.uid, templating });
  const isOwn = ({ datasource }) => datasource?.uid === own || datasource?.uid?.startsWith('$');
  const kept = panels.filter(isOwn);
  const left = panels.filter((panel) => !isOwn(panel));
  const ids = new Set(kept.map(({ id }) => id));
  const made = {
    ...rest,
    annotations: {
      ...annotations,
      list: annotations.list.filter((one) => isOwn(one) && (one.filter?.ids ?? []).every((id) => ids.has(id))),
    },
    templating: { ...templating, list: templating.list.map((variable) => openVariable(variable)) },
    panels: kept.map((panel) => widened(panel, left)),
  };
  const named = JSON.stringify(made)
    .replaceAll(`"type":"${type}","uid":"${own}"`, `"type":"${type}","uid":"${asked}"`)
    .replaceAll(`var-source=${own}`, `var-source=${asked}`);
  const inputs = [
    { name: input, label: 'Runtrail', description: '', type: 'datasource', pluginId: type, pluginName: 'Runtrail' },
  ];
  return `${JSON.stringify({ __inputs: inputs, __requires: requires(kept), ...JSON.parse(named) }, undefined, 2)}\n`;
}

/** The data source that the dashboard is of: the one of its name, or that which its variable stands at. */
function ownSource({ uid, templating }) {
  const variable = templating.list.find((one) => one.type === 'datasource');
  return variable ? variable.current.value : uid;
}

/**
 * A choice of data sources begins with the one that is asked for, and offers all: names are each house's own. What only the
 * simulators have is typed instead, and begins empty.
 */
function openVariable({ name, label, hide, ...variable }) {
  if (ofSimulators.includes(name)) {
    return { name, label, hide, options: [], type: 'textbox', query: '', current: { text: '', value: '' } };
  }
  const current = { text: asked, value: asked };
  return { name, label, hide, ...variable, ...(variable.type === 'datasource' && { regex: '', current }) };
}

/** A panel with the room of one that was left out to its right. */
function widened(panel, left) {
  const { x, y, w, h } = panel.gridPos;
  const gone = left.find(({ gridPos }) => gridPos.y === y && gridPos.h === h && gridPos.x === x + w);
  return gone ? { ...panel, gridPos: { ...panel.gridPos, w: w + gone.gridPos.w } } : panel;
}

function requires(panels) {
  const types = [...new Set(panels.map((panel) => panel.type))].sort();
  return [
    { type: 'grafana', id: 'grafana', name: 'Grafana', version: '12.4.0' },
    { type: 'datasource', id: type, name: 'Runtrail', version: '' },
    ...types.map((id) => ({ type: 'panel', id, name: id, version: '' })),
  ];
}
