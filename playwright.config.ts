import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';

/** What runs against a real Grafana, that of docker-compose.yml: whoever reaches it is an administrator, so nobody signs in. */
export default defineConfig<PluginOptions>({
  testDir: './tests/grafana',
  fullyParallel: true,
  forbidOnly: Boolean(process.env['CI']),
  retries: process.env['CI'] ? 2 : 0,
  reporter: process.env['CI'] ? [['list'], ['html', { open: 'never' }]] : 'list',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: process.env['GRAFANA_URL'] ?? 'http://localhost:3000',
    trace: 'on-first-retry',
  },
});
