/** Builds what changed, then measures (tests/bench); arguments go through. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { spawn } from 'node:child_process';
import { installDependencies } from './steps/dependencies.mjs';
import { buildParts, pluginParts } from './steps/parts.mjs';
import { root } from './steps/paths.mjs';
import { main, Stop } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

await main(async () => {
  await checkToolchain();
  await installDependencies();
  await buildParts(process.argv.includes('archive') ? ['engine', 'collector'] : pluginParts);
  const bench = path.join(root, 'tests/bench/run.ts');
  if (!existsSync(bench)) {
    throw new Stop('There is no tests/bench/run.ts.');
  }
  // To compare millions of events takes more memory than a process is given without being asked, megabytes.
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=8192', '--import', 'tsx', bench, ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
    }
  );
  process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});
