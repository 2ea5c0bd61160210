/** Builds VictoriaLogs, the store of the preview's archive, from the Go module proxy into .cache/archive. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { goEnvironment } from './go-environment.mjs';

const program = 'github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs@v1.52.1';
const folder = fileURLToPath(new URL('../../.cache/archive', import.meta.url));
const { status } = spawnSync('go', ['install', '-ldflags', '-s -w', program], {
  // Outside the repository, whose modules it has nothing to do with.
  cwd: path.parse(folder).root,
  stdio: 'inherit',
  env: { ...goEnvironment, GOBIN: folder },
});
process.exitCode = status ?? 1;
