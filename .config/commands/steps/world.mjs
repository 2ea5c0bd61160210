import { previewServer, root } from './paths.mjs';
import { startService } from './service.mjs';

/** What the simulators let in, unless they are started otherwise. */
export const credentials = {
  RUNTRAIL_PUPPET_TOKEN: 'puppet-token',
  RUNTRAIL_OPUS_KEY: '_opus-key',
  RUNTRAIL_OPCORE_USER: 'auditor',
  RUNTRAIL_OPCORE_PASSWORD: 'opcore-password',
  RUNTRAIL_OPSERA_TOKEN: 'opsera-token',
};

/** Starts the vendors' simulators; `ready` holds their addresses by vendor. */
export function startSimulators(args = []) {
  return startService('The simulators', process.execPath, [
    '--import',
    'tsx',
    `${root}/tests/simulators/run.ts`,
    ...args,
  ]);
}

/** Where the plugin's log goes, from the root. */
export const pluginLog = '.cache/preview/plugin.log';

/** Starts the preview with the built plugin; `ready.address` is where. Without a log file the plugin's log is shown. `archive` is where the data sources' archive is. */
export function startPreview(simulators, { port = 3000, level = 'info', log = '', archive = '' } = {}) {
  const addresses = Object.entries(simulators).flatMap(([vendor, { url, controlUrl }]) => [
    [`RUNTRAIL_${vendor.toUpperCase()}_URL`, url],
    [`RUNTRAIL_${vendor.toUpperCase()}_CONTROL`, controlUrl],
  ]);
  const args = ['-port', String(port), '-log-level', level, '-log', log, '-lifeline', '-alerts'];
  const env = { ...Object.fromEntries(addresses), ...credentials, RUNTRAIL_ARCHIVE_URL: archive };
  return startService('The preview', `${root}/${previewServer}`, args, env);
}
