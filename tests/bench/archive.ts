import { archiveLife } from '../integration/archive/archive-life';

/** What `npm test` tries for two weeks, for months: prints what it took, and tells whether nothing is missing or doubled. */
export async function archive(options: { days: number; kills: number; seed: number }): Promise<boolean> {
  const life = await archiveLife({ name: 'bench', historyDays: 30, stepMinutes: 60, ...options });
  let isGood = true;
  for (const { queryType, happened, archived, repeated, wrong, lagMinutes } of life.archived) {
    isGood &&= wrong.length === 0;
    const line = `${happened} due, ${archived} archived, ${repeated} repeated, ${wrong.length} wrong, ${lagMinutes} min behind`;
    process.stdout.write(`${queryType.padEnd(20)} ${line}\n`);
    wrong.slice(0, 5).forEach((one) => process.stdout.write(`  ${one}\n`));
  }
  const { records, seconds, peakMegabytes, kills, refused } = life;
  process.stdout.write(
    `${records} records in ${seconds} s, ${kills} kills, ${refused} batches refused, the collector at most ${peakMegabytes} MB\n`
  );
  return isGood;
}
