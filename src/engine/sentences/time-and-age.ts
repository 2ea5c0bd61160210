import { roughDurationText } from './duration';
import { utcText } from './utc-text';

/** When a record is from, and how old it is: a vendor that stands still makes a rule blind. */
export function timeAndAge(time: number, now: number): string {
  const age = Math.round((now - time) / 1_000) * 1_000;
  return `${utcText(time)} (${age < 0 ? 'in the future' : `${roughDurationText(age)} ago`})`;
}
