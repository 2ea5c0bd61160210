import type { Vendor } from './simulator';

/** A way of a vendor's own that its docs leave open or its servers have shown. */
export interface Quirk {
  label: string;
  description: string;
  /** As the vendor's `switches.ts` knows them. */
  switches: Readonly<Record<string, unknown>>;
}

export const quirks: Record<Vendor, readonly Quirk[]> = {
  puppet: [
    { label: 'Plan runs are listed', description: 'Apart from jobs', switches: { planJobs: 'listed' } },
    { label: 'No list of plan runs', description: 'An older server: 404', switches: { planJobs: 'missing' } },
    { label: 'Plan runs are forbidden', description: 'To this token: 403', switches: { planJobs: 'forbidden' } },
    {
      label: 'Ended jobs without an end',
      description: 'Every other one has no finish time',
      switches: { lostFinishes: 2 },
    },
    { label: 'Nodes only counted', description: 'Without their states, as in 2016', switches: { nodeStates: false } },
    { label: 'A job twice on a page', description: 'The last one', switches: { repeatsJob: true } },
    { label: 'Jobs move while one reads', description: 'One at each page', switches: { movesPerPage: 1 } },
    { label: 'More types of jobs', description: 'plan_script and the like', switches: { moreJobTypes: true } },
    {
      label: 'Events come late',
      description: 'Every seventh a minute after those with higher ids',
      switches: { lateEventSeconds: 60 },
    },
    {
      label: 'Errors in plain text',
      description: 'Unless JSON is asked for',
      switches: { plainErrorsWithoutAccept: true },
    },
  ],
  opus: [
    { label: 'More words', description: 'TIMED_OUT, PAUSED, RUNNING and the like', switches: { words: 'more' } },
    { label: 'No start times', description: 'Nodes do not say when they began', switches: { startTimes: 'none' } },
    { label: 'Times in seconds', description: 'Instead of milliseconds', switches: { startsIn: 'seconds' } },
    {
      label: 'Counts without nodes',
      description: 'Failures are counted, nothing is shown',
      switches: { executionData: 'empty' },
    },
    { label: 'Nodes as a list', description: 'Instead of by name', switches: { nodesAs: 'list' } },
    { label: 'Running node as an object', description: 'Instead of its name', switches: { runningNodeAs: 'object' } },
  ],
  opcore: [
    { label: 'Times as localtime', description: 'Tue Mar 10 05:20:44 2026', switches: { whenAs: 'ctime' } },
    {
      label: 'Server in another zone',
      description: 'Tokyo, and its times do not say so',
      switches: { timeZone: 'Asia/Tokyo' },
    },
    { label: 'Redirect to /en', description: 'The login too', switches: { redirectsToEnglish: true } },
    { label: 'Pages for people', description: 'Unless JSON is asked for', switches: { pagesWithoutAccept: true } },
    { label: 'UUIDs in upper case', description: 'In all answers', switches: { uuidCase: 'upper' } },
  ],
  opsera: [
    {
      label: 'Date filters of another zone',
      description: 'Two hours east of UTC',
      switches: { filterZoneMinutes: 120 },
    },
    { label: 'Counts end at 1 000', description: 'Whatever there is', switches: { countCap: 1000 } },
    { label: 'Lists end at 1 000', description: 'Pages beyond are empty', switches: { cap: 1000 } },
    { label: 'No counts', description: 'Only pages tell', switches: { countsRecords: false } },
    { label: 'Small pages', description: '25 records, whatever is asked for', switches: { mostPerPage: 25 } },
    { label: 'Page ignored', description: 'Always the first', switches: { ignoresPage: true } },
    { label: 'Dates ignored', description: 'Always everything', switches: { ignoresDates: true } },
    { label: 'The portal’s words', description: 'For what became of a task', switches: { taskWords: 'portal' } },
  ],
};
