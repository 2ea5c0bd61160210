/** Makes runtrail-collector for this platform (or GOOS and GOARCH): one file, with nothing beside it but its configuration. */
import path from 'node:path';
import { installDependencies } from './steps/dependencies.mjs';
import { buildParts } from './steps/parts.mjs';
import { root } from './steps/paths.mjs';
import { run } from './steps/run.mjs';
import { bold, main, say, Stop } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

await main(async () => {
  await checkToolchain();
  await installDependencies();
  await buildParts(['engine']);
  const suffix = (process.env.GOOS ?? process.platform).startsWith('win') ? '.exe' : '';
  const file = `release/runtrail-collector${suffix}`;
  const { code } = await run(process.execPath, ['.config/build/collector.mjs', '--to', path.join(root, file)], {
    show: true,
  });
  if (code !== 0) {
    throw new Stop('The collector does not build; the words are above.');
  }
  say(`${bold(file)}  run it with --config; collector/config.example.yaml is an example`);
});
