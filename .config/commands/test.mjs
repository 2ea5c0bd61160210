/** Everything that must hold. `npm test -- jest go` runs the named stages alone; without names all of them. */
import { findChromium } from './steps/browser.mjs';
import { goTests, goWords, jestTests, nodeTests } from './steps/counts.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { allParts, buildParts } from './steps/parts.mjs';
import { run } from './steps/run.mjs';
import { bold, dim, green, main, red, say, seconds, Stop, yellow } from './steps/say.mjs';
import { specFiles } from './steps/spec-files.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

const bin = (name, ...args) => ['node', [`node_modules/${name}`, ...args]];
const nodeTest = async (folder) => [
  'node',
  ['--import', 'tsx', '--test', '--test-concurrency', '2', '--test-reporter', 'spec', ...(await specFiles(folder))],
];

/** One check counts as one test; stages with tests of their own say how many there were. */
const stages = {
  format: {
    command: bin(
      'prettier/bin/prettier.cjs',
      '--check',
      '--log-level',
      'warn',
      '{src,tests,.config}/**/*.{ts,tsx,mjs}'
    ),
  },
  lint: { command: bin('eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  types: { command: bin('typescript/bin/tsc', '--build') },
  build: { action: () => buildParts(allParts) },
  vet: { command: ['go', ['vet', './...']] },
  staticcheck: { command: ['go', ['run', 'honnef.co/go/tools/cmd/staticcheck@v0.8.2', './...']] },
  jest: {
    command: bin('jest/bin/jest.js', '--config', '.config/jest/jest.config.mjs', '--ci', '--silent=false'),
    count: jestTests,
  },
  go: { command: ['go', ['test', '-json', './...']], count: goTests, words: goWords },
  integration: { command: () => nodeTest('tests/integration'), count: nodeTests },
  browser: { command: () => nodeTest('tests/e2e'), count: nodeTests, needsBrowser: true },
};

await main(async () => {
  const named = process.argv.slice(2);
  const unknown = named.filter((name) => !(name in stages));
  if (unknown.length) {
    throw new Stop(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
  }
  const began = performance.now();
  await checkToolchain();
  await installDependencies();
  const rows = [{ name: 'install', time: seconds(began), passed: 0, failed: 0 }];
  for (const name of named.length ? named : Object.keys(stages)) {
    rows.push(await runStage(name, stages[name]));
  }
  report(rows, began);
});

async function runStage(name, { action, command, count, words = (output) => output, needsBrowser }) {
  const env = {};
  if (needsBrowser) {
    const chromium = await findChromium();
    if (!chromium && process.env.CI) {
      throw new Stop('There is no Chromium; the browser tests must not be skipped here.');
    }
    if (!chromium) {
      say(yellow(`SKIPPED ${name}: no Chromium was found. Install one, or name one in the variable CHROMIUM.`));
      return { name, time: 'skipped', passed: 0, failed: 0 };
    }
    env.CHROMIUM = chromium;
  }
  say(bold(name));
  const since = performance.now();
  const beat = setInterval(() => say(dim(`  … ${seconds(since)}`)), 20_000);
  const { code, output } = action ? await attempt(action) : await execute(command, env);
  clearInterval(beat);
  let {
    passed,
    failed,
    skipped = 0,
  } = count ? count(output) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (code !== 0 && failed === 0) {
    failed = 1;
  }
  if (code === 0 && count && passed === 0) {
    say(red('  no test ran'));
    failed = 1;
  }
  if (failed) {
    say(words(output).trimEnd());
  }
  const skips = skipped ? `, ${skipped} skipped` : '';
  say(`  ${failed ? red('✗') : green('✓')} ${passed} passed, ${failed} failed${skips} ${dim(seconds(since))}`);
  return { name, time: seconds(since), passed, failed };
}

async function execute(command, env) {
  const [program, args] = typeof command === 'function' ? await command() : command;
  return run(program === 'node' ? process.execPath : program, args, { env: { FORCE_COLOR: '0', ...env } });
}

async function attempt(action) {
  try {
    await action();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error instanceof Error ? error.message : String(error) };
  }
}

function report(rows, began) {
  say();
  for (const { name, time, failed } of rows) {
    say(`  ${(failed ? red : (text) => text)(name.padEnd(12))} ${time.padStart(9)}`);
  }
  say(`  ${'all'.padEnd(12)} ${seconds(began).padStart(9)}`);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  process.exitCode = sum('failed') ? 1 : 0;
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}
