/** Builds what changed, then measures (tests/bench); arguments go through. */
import { spawn } from 'node:child_process';
import { findChromium } from './steps/browser.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { buildParts, pluginParts } from './steps/parts.mjs';
import { root } from './steps/paths.mjs';
import { main } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

await main(async () => {
  await checkToolchain();
  await installDependencies();
  await buildParts(process.argv.includes('archive') ? ['engine', 'collector'] : pluginParts);
  // To compare millions of events takes more memory than a process is given without being asked, megabytes.
  const flags = ['--max-old-space-size=8192', '--import', 'tsx', 'tests/bench/run.ts'];
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM: await findChromium() },
  });
  process.exitCode = await new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
});
