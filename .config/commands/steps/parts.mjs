import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentHash } from './content-hash.mjs';
import { collector, executable, previewServer, root, victoriaLogs } from './paths.mjs';
import { run } from './run.mjs';
import { dim, green, say, seconds, Stop } from './say.mjs';

const node = (file, ...args) => ({ program: process.execPath, args: [file, ...args] });

/** The flags of every call of Go. */
const goEnvironment = '.config/build/go-environment.mjs';
const backendInputs = ['pkg', 'go.mod', 'go.sum', '.config/build/backend.mjs', goEnvironment, 'package.json'];

/**
 * What is built, from what, by what. A part waits for those named in `after`; what Go builds comes one after another, as two builds
 * at once compile what they share twice.
 */
const parts = {
  engine: {
    inputs: ['src/engine', 'src/model', '.config/build/engine.mjs', 'package-lock.json'],
    outputs: ['pkg/runtime/bundle/engine.js'],
    command: node('.config/build/engine.mjs'),
  },
  backend: {
    inputs: backendInputs,
    outputs: [executable],
    command: node('.config/build/backend.mjs'),
    after: ['engine'],
  },
  // Reads the engine from disk, so a changed engine does not make it another one.
  'dev backend': {
    inputs: [...backendInputs, 'tests/dev', 'tests/go.mod', 'tests/go.sum'],
    except: 'pkg/runtime/bundle',
    outputs: [executable],
    command: node('.config/build/backend.mjs', '--dev'),
  },
  frontend: {
    inputs: [
      'src',
      'provisioning/dashboards',
      'plugin.json',
      'README.md',
      'CHANGELOG.md',
      'LICENSE',
      'webpack.config.ts',
      '.config/webpack',
      '.config/bundler',
      '.config/build/frontend.mjs',
      '.config/build/absolute-links.mjs',
      '.config/build/importable.mjs',
      'package-lock.json',
    ],
    outputs: ['dist/module.js', 'dist/plugin.json'],
    command: node('--import', 'tsx', '.config/build/frontend.mjs'),
  },
  collector: {
    inputs: ['collector', 'pkg', 'go.mod', 'go.sum', '.config/build/collector.mjs', goEnvironment, 'package.json'],
    outputs: [collector],
    command: node('.config/build/collector.mjs', '--tests'),
    after: ['engine', 'backend', 'dev backend'],
  },
  VictoriaLogs: {
    inputs: ['.config/build/victoria-logs.mjs', goEnvironment],
    outputs: [victoriaLogs],
    command: node('.config/build/victoria-logs.mjs'),
    after: ['collector', 'preview server'],
  },
  'preview server': {
    inputs: ['tests/preview/backend', 'tests/preview/alerting', 'tests/go.mod', 'tests/go.sum', goEnvironment],
    outputs: [previewServer],
    command: { program: 'go', args: ['-C', 'tests', 'build', '-o', `../${previewServer}`, './preview/backend'] },
    after: ['backend', 'dev backend', 'collector'],
  },
  'preview page': {
    inputs: ['tests/preview/page', '.config/build/preview.mjs', 'package-lock.json'],
    outputs: ['tests/preview/build/main.js', 'tests/preview/build/index.html'],
    command: node('.config/build/preview.mjs'),
  },
};

/** The plugin itself. */
export const pluginParts = ['engine', 'backend', 'frontend'];
/** The plugin and what shows it. */
export const allParts = [...pluginParts, 'preview server', 'preview page'];
/** The same, to be changed while it runs. */
export const devParts = allParts.map((name) => (name === 'backend' ? 'dev backend' : name));

/** What archives, and the store. */
export const archiveParts = ['collector', 'VictoriaLogs'];

/**
 * Builds parts that changed since they were built last, side by side, each after those it waits for.
 * @param {string[]} names
 */
export async function buildParts(names) {
  const running = new Map();
  const begin = (name) => {
    if (!running.has(name)) {
      const before = (parts[name].after ?? []).filter((other) => names.includes(other)).map(begin);
      running.set(
        name,
        Promise.all(before).then(() => buildPart(name))
      );
    }
    return running.get(name);
  };
  // Whatever fails, nothing is still building when the answer comes.
  const results = await Promise.allSettled(names.map(begin));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
}

async function buildPart(name) {
  const { inputs, except, outputs, command } = parts[name];
  // By what is built: two parts that make the same file each make it anew after the other.
  const stamp = path.join(root, '.cache/built', `${outputs[0].replaceAll('/', '-')}.sha256`);
  const wanted = async () => `${await contentHash(inputs, except)} ${[...command.args, ...outputs].join(' ')}`;
  const before = await wanted();
  const there = await Promise.all(
    outputs.map((file) =>
      access(path.join(root, file)).then(
        () => true,
        () => false
      )
    )
  );
  if (there.every(Boolean) && (await readFile(stamp, 'utf8').catch(() => '')) === before) {
    say(`  ${green('✓')} ${name} ${dim('is up to date')}`);
    return;
  }
  const since = performance.now();
  const beat = setInterval(() => say(dim(`  … ${name}, ${seconds(since)}`)), 15_000);
  const { code, output } = await run(command.program, command.args);
  clearInterval(beat);
  if (code !== 0) {
    throw new Stop(`Building the ${name} failed:\n${output.trim()}`);
  }
  await mkdir(path.dirname(stamp), { recursive: true });
  // Inputs are taken after the build: the engine's bundle lies among the backend's.
  await writeFile(stamp, await wanted());
  say(`  ${green('✓')} ${name} ${dim(`built in ${seconds(since)}`)}`);
}
