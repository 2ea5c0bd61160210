import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CampaignResult, runCampaign } from '../integration/mutations/campaign';
import { type SpoiltVendor, spoiltVendors } from '../integration/mutations/spoilt-vendor';

const out = path.resolve(__dirname, '../../.cache/bench');
const shown = 5;

/**
 * Spoils so many answers of each vendor and says what came of it; false when one was neither an answer nor a sentence.
 * `first` with `cases: 1` repeats a single case. Complaints lie in `.cache/bench` with what the vendor seemed to say.
 */
export async function mutations(options: { cases: number; seed: number; first: number }): Promise<boolean> {
  mkdirSync(out, { recursive: true });
  say(`${options.cases} cases of spoilt answers a vendor, seed ${options.seed}`);
  let isGood = true;
  for (const spoilt of spoiltVendors) {
    const result = await runCampaign(spoilt, options);
    report(spoilt, result);
    isGood &&= result.complaints.length === 0 && result.starts === 1;
  }
  return isGood;
}

function report(
  { vendor }: SpoiltVendor,
  { answers, sentences, said, complaints, starts, seconds }: CampaignResult
): void {
  say(
    `${vendor.name.padEnd(8)} ${answers} answers, ${sentences} sentences (${said.size} different), ` +
      `${complaints.length} complaints, ${starts - 1} crashes, ${seconds.toFixed(1)} s`
  );
  for (const { number, what } of complaints.slice(0, shown)) {
    say(`  case ${number}: ${what}`);
  }
  if (complaints.length > 0) {
    const file = path.join(out, `mutations-${vendor.id}.json`);
    writeFileSync(file, JSON.stringify(complaints, undefined, 1));
    say(`  all of them: ${path.relative(process.cwd(), file)}`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
