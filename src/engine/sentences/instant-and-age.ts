import { roughDurationText } from './duration';
import { instant } from './instant';

/** When a record is from, and how old it is: a vendor that stands still makes a rule blind. */
export function instantAndAge(time: number, now: number): string {
  const age = Math.round((now - time) / 1_000) * 1_000;
  return `${instant(time)} (${age < 0 ? 'in the future' : `${roughDurationText(age)} ago`})`;
}
