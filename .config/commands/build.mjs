/** Fills dist/ with everything Grafana needs: for this platform, or with `--all` for every one. */
import { installDependencies } from './steps/dependencies.mjs';
import { buildParts, pluginParts } from './steps/parts.mjs';
import { run } from './steps/run.mjs';
import { main, Stop } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

await main(async () => {
  await checkToolchain();
  await installDependencies();
  const all = process.argv.includes('--all');
  await buildParts(all ? pluginParts.filter((name) => name !== 'backend') : pluginParts);
  if (all) {
    const { code } = await run(process.execPath, ['.config/build/backend.mjs', '--all'], { show: true });
    if (code !== 0) {
      throw new Stop('Building the backend for every platform failed; its words are above.');
    }
  }
});
