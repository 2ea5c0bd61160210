import { archiveLife } from '../integration/archive/archive-life';
import type { Archived } from '../integration/archive/archived';

export interface ArchiveOptions {
  /** In all, and how many of them pass while it is archived; before them lies what the collector reads backwards. */
  days: number;
  live: number;
  kills: number;
  seed: number;
  /** Something happens at each vendor in so many seconds. */
  every: number;
  /** How far the clock moves at once, minutes. */
  step: number;
  /** Events of the job of Puppet that begins with each step: an odd number, as each node begins and ends and the job ends. */
  events: number;
}

/** What `npm test` tries for two weeks, for months: prints what it took, and tells whether nothing is missing or doubled. */
export async function archive(options: ArchiveOptions): Promise<boolean> {
  const { days, live, step: stepMinutes, events: eventsAtOnce, ...others } = options;
  const times = { historyDays: days - live, days: live, stepMinutes };
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const progress = (percent: number) =>
    say(`${percent} % lived through, ${Math.round(performance.now() / 60_000)} min`);
  const onCompared = ({ queryType, happened, archived, repeated, wrong, lagMinutes }: Archived) => {
    const line = `${happened} due, ${archived} archived, ${repeated} repeated, ${wrong.length} wrong, ${lagMinutes} min behind`;
    say(`${queryType.padEnd(20)} ${line}`);
    wrong.slice(0, 5).forEach((one) => say(`  ${one}`));
  };
  const life = await archiveLife({
    name: 'bench',
    environment: {},
    ...times,
    eventsAtOnce,
    progress,
    onCompared,
    ...others,
  });
  const { seconds, peakMegabytes, faults, sentAgain, storeBytes } = life;
  const events = life.archived.reduce((sum, { archived }) => sum + archived, 0);
  say(`${events} events in ${seconds} s; the collector and the store killed ${options.kills} times each`);
  say(`${faults} calls spoiled, ${sentAgain} batches sent again, the collector at most ${peakMegabytes} MB`);
  say(`${Math.round(storeBytes / 1e6)} MB on disk, ${Math.round(storeBytes / events)} bytes an event`);
  return life.archived.every(({ wrong }) => wrong.length === 0);
}
