/** Everything that must hold. `npm test -- jest go` runs the named stages alone, and the build where they use it; without names all but those that are extra. */
import { availableParallelism } from 'node:os';
import { installDependencies } from './steps/dependencies.mjs';
import { runStage } from './steps/run-stage.mjs';
import { main, red, say, seconds, Stop, yellow } from './steps/say.mjs';
import { stages } from './steps/stages.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

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
  const isBuilt = named.some((name) => stages[name].usesBuild);
  const wanted = Object.entries(stages).filter(([name, stage]) =>
    named.length === 0 ? !stage.isExtra : named.includes(name) || (name === 'build' && isBuilt)
  );
  const runAll = async (queue) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      rows.push(await runStage(...next));
    }
  };
  // What others use is not made anew under them.
  await runAll(wanted.filter(([name]) => name === 'build'));
  const wide = wanted.filter(([, stage]) => stage.isWide);
  const others = wanted.filter(([name, stage]) => name !== 'build' && !stage.isWide);
  const both = () => runAll(wide).then(() => runAll(others));
  await Promise.all(availableParallelism() > 1 ? [both(), runAll(others)] : [both()]);
  report(rows, began);
});

function report(rows, began) {
  say();
  for (const { name, time, failed, skipped } of rows) {
    const paint = failed ? red : skipped ? yellow : (text) => text;
    say(`  ${paint(`${name.padEnd(12)} ${time.padStart(9)}`)}`);
  }
  say(`  ${'all'.padEnd(12)} ${seconds(began).padStart(9)}`);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  process.exitCode = sum('failed') ? 1 : 0;
  say(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  const skipped = rows.filter((row) => row.skipped).map(({ name }) => name);
  if (skipped.length) {
    say(yellow(`NOT CHECKED: ${skipped.join(', ')}`));
  }
}
