import type { FaultChoice } from './faults';

/** Ways in which answers look right and are not: what a rule must never take for a quiet night. */
export const quietFaults: readonly FaultChoice[] = [
  {
    label: 'Times in another form',
    description: 'As if the vendor had changed how it writes them',
    fault: { kind: 'timeFormat' },
  },
  { label: 'Ids in another form', description: 'Objects instead of texts', fault: { kind: 'idForm' } },
  { label: 'Records without a time', description: 'Every third one', fault: { kind: 'lostTimes' } },
  { label: 'List cut short', description: 'Half of the records; it counts them all', fault: { kind: 'cutList' } },
  {
    label: 'Counted but not shown',
    description: 'It counts one record more than it shows',
    fault: { kind: 'countedNotShown' },
  },
  {
    label: 'Too many requests, after a good answer',
    description: '429, try again in ten minutes',
    fault: { kind: 'status', status: 429, retryAfter: 600, skip: 1 },
  },
  {
    label: 'Unavailable, after a good answer',
    description: '503, try again in ten minutes',
    fault: { kind: 'status', status: 503, retryAfter: 600, skip: 1 },
  },
  { label: 'Wrong time zone', description: 'Times are two hours ahead', fault: { kind: 'wrongZone', hours: 2 } },
  {
    label: 'Times five hours behind',
    description: 'Of a zone in the west',
    fault: { kind: 'wrongZone', hours: -5 },
  },
  {
    label: 'Clock 5 minutes ahead',
    description: 'Its answers are dated so',
    fault: { kind: 'clockSkew', seconds: 300 },
  },
  {
    label: 'Clock 5 minutes behind',
    description: 'Its answers are dated so',
    fault: { kind: 'clockSkew', seconds: -300 },
  },
  { label: 'A record from the future', description: 'The newest, an hour ahead', fault: { kind: 'future' } },
  {
    label: 'An id committed late',
    description: 'The last record but one is missing from three answers',
    fault: { kind: 'lateId', times: 3 },
  },
  {
    label: 'Newest record missing',
    description: 'As if it had never been; counts agree',
    fault: { kind: 'newestMissing' },
  },
  { label: 'Records twice', description: 'Each is listed twice', fault: { kind: 'twice' } },
  {
    label: 'Unknown words',
    description: 'Records say in a word of no documentation how they ended',
    fault: { kind: 'unknownWord' },
  },
  {
    label: 'From a cache',
    description: 'Answers are ten minutes old, by their Age header',
    fault: { kind: 'cached', seconds: 600 },
  },
  {
    label: 'Error beside an empty list',
    description: "Status 200 with the vendor's own error",
    fault: { kind: 'errorInside' },
  },
  {
    label: 'Partial content',
    description: '206 with half of the records',
    fault: { kind: 'partialContent' },
  },
  { label: 'Empty once', description: 'One good answer without records', fault: { kind: 'noRecords', times: 1 } },
];
