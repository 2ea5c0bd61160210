/**
 * From a fresh clone to a first picture: installs, builds, starts simulators and preview. `npm start -- --port 3005`. With
 * `--archive` also a store and the collector, filled with half a year.
 */
import { parseArgs } from 'node:util';
import { history, startArchive } from './steps/archive.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { firstTable } from './steps/first-table.mjs';
import { allParts, archiveParts, buildParts } from './steps/parts.mjs';
import { bold, dim, main, say, Stop, yellow } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';
import { pluginLog, startPreview, startSimulators } from './steps/world.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '3000' }, archive: { type: 'boolean', default: false } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Stop(`--port has to be a number from 0 to 65535; it is ${values.port}.`);
  }
  await checkToolchain();
  await installDependencies();
  say(bold('Building'));
  await buildParts(values.archive ? [...allParts, ...archiveParts] : allParts);
  say(bold('Starting'));
  let isReady = false;
  const asked = new Promise((resolve) =>
    ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) =>
      process.once(signal, () => {
        resolve('asked');
        if (!isReady) {
          // What has been started ends with this process.
          process.exit(1);
        }
      })
    )
  );
  const simulators = await startSimulators(values.archive ? ['--history', String(history)] : []);
  const archive = values.archive ? await startArchive(simulators.ready) : undefined;
  const preview = await startPreview(simulators.ready, { port, log: pluginLog, archive: archive?.url ?? '' });
  const { address } = preview.ready;
  if (port && new URL(address).port !== String(port)) {
    say(yellow(`  Port ${port} is taken by another program; the preview uses ${new URL(address).port}.`));
  }
  for (const [vendor, { url }] of Object.entries(simulators.ready)) {
    say(dim(`  ${vendor} simulator at ${url}`));
  }
  say(`\n${await firstTable(address).catch((error) => yellow(`The first query failed: ${error.message}`))}\n`);
  say(`${bold('Open')}  ${address}/d/runtrail-overview  ${dim('a dashboard of all vendors')}`);
  if (archive) {
    say(
      `      ${address}/d/runtrail-half-a-year  ${dim('what the vendors no longer have; it fills for a minute or two')}`
    );
  }
  say(`      ${address}/explore  ${dim('a query of your own')}`);
  say(`      ${address}/alerting  ${dim('alert rules, evaluated every ten seconds')}`);
  say(`      ${address}/simulators  ${dim('break a vendor, or let something happen there')}`);
  say(`      ${address}/connections/datasources/edit/runtrail-puppet  ${dim('the settings page')}`);
  say(dim(`      The plugin's log is in ${pluginLog}. Ctrl-C stops everything.`));

  isReady = true;
  const first = await Promise.race([
    asked,
    simulators.ended.then(() => 'The simulators'),
    preview.ended.then(() => 'The preview'),
  ]);
  await Promise.all([preview.stop(), archive?.stop(), simulators.stop()]);
  if (first !== 'asked') {
    throw new Stop(`${first} ended unexpectedly; its words are above.`);
  }
  say('\nStopped.');
  process.exit();
});
