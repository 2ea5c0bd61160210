/** Makes the dashboards of the plugin (`includes` in plugin.json) from the provisioned ones, so that there is one of each. */

const type = 'runtrail-audit-datasource';
export const input = 'DS_RUNTRAIL';
/** Grafana fills this in when it imports the dashboard: the data source from whose page that is done. */
const asked = `\${${input}}`;
/** The variable by which whoever has several data sources of a vendor looks at each in one dashboard. */
const chosen = '$source';

/** What an imported dashboard is called in addresses: the provisioned one may be there too, and Grafana lets no import replace that. */
const importedUid = (uid) => `${uid}-imported`;

/**
 * A provisioned dashboard as Grafana's data source page imports it: of the data source that is chosen in it, at first the one
 * that it is imported from, and without what whoever imports it need not have: panels of other data sources, links to
 * dashboards that are not among these.
 * @param {string} dashboard JSON
 * @param {readonly string[]} included the uids of the dashboards that the plugin brings
 */
export function importable(dashboard, included) {
  const { uid, panels, annotations, templating, ...rest } = JSON.parse(dashboard);
  const own = ownSource({ uid, templating });
  const isOwn = ({ datasource }) => datasource?.uid === own || datasource?.uid === chosen;
  const kept = panels.filter(isOwn);
  const left = panels.filter((panel) => !isOwn(panel));
  const ids = new Set(kept.map(({ id }) => id));
  const variables = templating.list.filter((variable) => variable.type !== 'datasource').map(begunAnew);
  const made = {
    uid: importedUid(uid),
    ...rest,
    annotations: {
      ...annotations,
      list: annotations.list.filter((one) => isOwn(one) && (one.filter?.ids ?? []).every((id) => ids.has(id))),
    },
    templating: { ...templating, list: [sourceVariable, ...variables] },
    panels: kept.map((panel) => withLinksTo(included, widened(panel, left))),
  };
  const named = JSON.stringify(made)
    .replaceAll(`"type":"${type}","uid":"${own}"`, `"type":"${type}","uid":"${chosen}"`)
    .replaceAll(`var-source=${own}`, 'var-source=${source}');
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

/** It offers every data source of the plugin: names are each house's own, and Grafana knows nothing of vendors. */
const sourceVariable = {
  name: 'source',
  label: 'Data source',
  hide: 0,
  options: [],
  type: 'datasource',
  query: type,
  regex: '',
  multi: false,
  includeAll: false,
  refresh: 1,
  current: { text: asked, value: asked },
};

/** What the vendor lists is listed anew, and its first entry chosen: all of them would be many. */
function begunAnew(variable) {
  return variable.query?.list ? { ...variable, includeAll: false, current: {} } : variable;
}

/** A panel whose links lead only to dashboards that the plugin brings, as they are called when imported. */
function withLinksTo(included, panel) {
  const known = included.map((uid) => [`/d/${uid}?`, `/d/${importedUid(uid)}?`]);
  const leading = (links) =>
    links.flatMap((link) => {
      const [from, to] = known.find(([address]) => link.url.startsWith(address)) ?? [];
      return from === undefined ? [] : [{ ...link, url: link.url.replace(from, to) }];
    });
  const overrides = panel.fieldConfig.overrides
    .map(({ matcher, properties }) => ({
      matcher,
      properties: properties
        .map(({ id, value }) => ({ id, value: id === 'links' ? leading(value) : value }))
        .filter(({ id, value }) => id !== 'links' || value.length > 0),
    }))
    .filter(({ properties }) => properties.length > 0);
  return { ...panel, fieldConfig: { ...panel.fieldConfig, overrides } };
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
