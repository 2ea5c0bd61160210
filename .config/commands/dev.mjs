/**
 * Watches both sides: the page and the plugin's front end build anew by themselves, a changed engine is taken up by the
 * plugin process as it runs, and only a changed host makes that start anew.
 */
import { spawn } from 'node:child_process';
import { watchPreviewPage } from '../build/preview.mjs';
import { contentHash } from './steps/content-hash.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { buildParts, devParts } from './steps/parts.mjs';
import { root } from './steps/paths.mjs';
import { bold, dim, main, red, say } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';
import { startPreview, startSimulators } from './steps/world.mjs';

/** What makes the engine or the plugin process another one. */
const backendInputs = ['src/engine', 'src/model', 'pkg', 'go.mod'];

await main(async () => {
  await checkToolchain();
  await installDependencies();
  say(bold('Building'));
  await buildParts(devParts);
  const stopPage = await watchPreviewPage();
  const frontend = spawn(process.execPath, ['--import', 'tsx', '.config/build/frontend.mjs', '--watch'], {
    cwd: root,
    stdio: 'inherit',
  });
  const simulators = await startSimulators();
  const preview = await startPreview(simulators.ready, { level: 'info' });
  say(`${bold('Open')}  ${preview.ready.address}  ${dim('reload the page after a change; Ctrl-C stops everything')}`);

  let stopped = false;
  const asked = new Promise((resolve) =>
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => process.once(signal, resolve))
  );
  void asked.then(() => {
    stopped = true;
  });
  let built = await contentHash(backendInputs);
  while (!stopped) {
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 1000))]);
    const now = await contentHash(backendInputs);
    if (!stopped && now !== built) {
      await buildParts(['engine', 'dev backend']).catch((error) => say(red(error.message)));
      built = await contentHash(backendInputs);
    }
  }
  frontend.kill('SIGTERM');
  await Promise.all([stopPage(), preview.stop(), simulators.stop()]);
  process.exit();
});
