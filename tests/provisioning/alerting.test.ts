import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { dashboards } from './dashboards';

const folder = path.resolve(__dirname, '../../provisioning/alerting');

describe.each(readdirSync(folder))('The rule of %s', (file) => {
  it('links to a panel that is there', () => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const [, uid] = /^ +__dashboardUid__: (\S+)$/m.exec(text) ?? [];
    // Grafana takes annotations as texts alone.
    const [, panel] = /^ +__panelId__: '(\d+)'$/m.exec(text) ?? [];
    const linked = dashboards.find((dashboard) => dashboard.uid === uid)?.panels.find(({ id }) => id === Number(panel));
    expect(linked?.type).toBe('table');
  });
});
