import { findChromium } from './browser.mjs';
import { run } from './run.mjs';
import { bold, dim, green, red, say, seconds, yellow } from './say.mjs';

/** @typedef {{ name: string, time: string, passed: number, failed: number, skipped?: true }} Row what a stage came to */

/** Runs one stage to its end and says how it went, in one line and the words of what failed. @returns {Promise<Row>} */
export async function runStage(
  name,
  { action, commands, count = oneCheck, words = (output) => output, needsBrowser, unreachable, env: own = {} }
) {
  const env = { FORCE_COLOR: '0', ...own };
  const since = performance.now();
  if (needsBrowser) {
    const chromium = await findChromium();
    if (!chromium && process.env.CI) {
      say(red(`✗ ${name}: there is no Chromium, and it must not be skipped here.`));
      return { name, time: seconds(since), passed: 0, failed: 1 };
    }
    if (!chromium) {
      say(yellow(`SKIPPED ${name}: no Chromium was found. Install one, or name one in the variable CHROMIUM.`));
      return skippedRow(name);
    }
    env.CHROMIUM = chromium;
  }
  const beat = setInterval(() => say(dim(`  … ${name}, ${seconds(since)}`)), 20_000);
  const { code, output } = action ? await attempt(action) : await execute(commands, env, unreachable);
  clearInterval(beat);
  if (code !== 0 && unreachable?.test(output)) {
    if (process.env.GITHUB_ACTIONS) {
      say(
        red(`✗ ${name}: what it asks on the net does not answer, and must not be skipped here.\n${output.trimEnd()}`)
      );
      return { name, time: seconds(since), passed: 0, failed: 1 };
    }
    say(yellow(`SKIPPED ${name}: what it asks on the net does not answer here.`));
    return skippedRow(name);
  }
  const { passed, failed: counted, skipped = 0 } = count(output, code);
  const isEmpty = code === 0 && passed + counted === 0;
  const failed = counted === 0 && (code !== 0 || isEmpty) ? 1 : counted;
  if (failed) {
    say(isEmpty ? red('  no test ran') : words(output).trimEnd());
  }
  const skips = skipped ? `, ${skipped} skipped` : '';
  const mark = failed ? red('✗') : green('✓');
  say(`${mark} ${bold(name.padEnd(11))} ${passed} passed, ${failed} failed${skips} ${dim(seconds(since))}`);
  return { name, time: seconds(since), passed, failed };
}

function skippedRow(name) {
  return { name, time: 'SKIPPED', passed: 0, failed: 0, skipped: true };
}

function oneCheck(_output, code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** All of them, one after another, also after one that failed; none after one that reached nothing on the net. */
async function execute(commands, env, unreachable) {
  let code = 0;
  const outputs = [];
  for (const [program, args] of typeof commands === 'function' ? await commands() : commands) {
    const ended = await run(program, args, { env });
    code ||= ended.code;
    outputs.push(ended.output);
    if (ended.code !== 0 && unreachable?.test(ended.output)) {
      break;
    }
  }
  return { code, output: outputs.join('') };
}

async function attempt(action) {
  try {
    await action();
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error instanceof Error ? error.message : String(error) };
  }
}
