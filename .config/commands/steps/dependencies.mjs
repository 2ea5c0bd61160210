import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { dim, main, say, seconds, Stop } from './say.mjs';

/**
 * Installs what package-lock.json and the go.mod of plugin and tests name and the machine does not have yet. Run alone:
 * `node .config/commands/steps/dependencies.mjs`.
 */
export async function installDependencies() {
  // Whatever fails, nothing is still being installed when the answer comes.
  const results = await Promise.allSettled([installPackages(), downloadModules()]);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

async function installPackages() {
  const state = await packages();
  if (state === 'there') {
    return;
  }
  const command = state === 'missing' ? 'ci' : 'install';
  const since = performance.now();
  say(
    dim(`npm ${command}: ${state === 'missing' ? 'the first time takes a minute or two' : 'some packages changed'} ...`)
  );
  const { code, output } = await run('npm', [command, '--no-audit', '--no-fund', '--loglevel=error'], { show: true });
  if (code !== 0) {
    throw new Stop(
      `npm ${command} failed; its words are above. Is the npm registry reachable?${output ? '' : ' It said nothing.'}`
    );
  }
  say(dim(`npm ${command}: done in ${seconds(since)}`));
}

async function downloadModules() {
  const since = performance.now();
  const waiting = setTimeout(() => say(dim('go mod download: the first time takes a minute ...')), 2000);
  for (const module of ['.', 'tests']) {
    const { code, output } = await run('go', ['-C', module, 'mod', 'download']);
    if (code !== 0) {
      clearTimeout(waiting);
      throw new Stop(`go mod download failed in ${module} after ${seconds(since)}: ${output.trim()}`);
    }
  }
  clearTimeout(waiting);
}

/** Whether node_modules holds exactly the versions of package-lock.json. */
async function packages() {
  const read = async (file) => JSON.parse(await readFile(path.join(root, file), 'utf8')).packages;
  const wanted = await read('package-lock.json');
  let found;
  try {
    found = await read('node_modules/.package-lock.json');
  } catch {
    return 'missing';
  }
  const differs = Object.entries(wanted).some(
    ([name, { version, optional, peer }]) => name !== '' && !optional && !peer && found[name]?.version !== version
  );
  return differs ? 'changed' : 'there';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(installDependencies);
}
