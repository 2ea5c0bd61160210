import { live } from '../integration/exactly-once/live';
import { livingVendors } from '../integration/exactly-once/living-vendor';

const speed = 360;
const shown = 5;

/** Hours of events at every vendor while the wire is bad; false when the union of all tables is not what happened. */
export async function exactlyOnce(options: { hours: number; seed: number }): Promise<boolean> {
  say(`${options.hours} hours at ${speed} times the speed of time, seed ${options.seed}`);
  const lived = await Promise.all(livingVendors.map((living) => live(living, { ...options, speed })));
  for (const { queryType, happened, seen, tables, failed, wrong, rule } of lived.flat()) {
    say(
      `${queryType.padEnd(20)} ${happened} events to be seen, ${seen} seen in ${tables} tables, ` +
        `of which ${failed} failed or lacked something: ${wrong.length} wrong`
    );
    wrong.slice(0, shown).forEach((words) => say(`  ${words}`));
    say(
      `${' '.repeat(20)} a rule evaluated ${rule.evaluations} times, ${rule.errors} times an error: ` +
        `${rule.tooLow.length} times below what happened`
    );
    rule.tooLow.slice(0, shown).forEach((words) => say(`  ${words}`));
  }
  return lived.flat().every(({ wrong, rule }) => wrong.length + rule.tooLow.length === 0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
