import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const { platform, arch } = process;
const goos = platform === 'win32' ? 'windows' : platform;
const goarch = arch === 'x64' ? 'amd64' : arch;
const suffix = platform === 'win32' ? '.exe' : '';

/** The plugin executable of this machine, from the root. */
export const executable = `dist/gpx_runtrail_${goos}_${goarch}${suffix}`;
/** The collector, and beside it the one by the clock of its tests. */
export const collector = `.cache/archive/runtrail-collector${suffix}`;
/** The store of the preview's archive. */
export const victoriaLogs = `.cache/archive/victoria-logs${suffix}`;
/** The server of the preview, from the root. */
export const previewServer = `.cache/preview/server${suffix}`;
