import { roughDurationText } from './duration';
import { checkTimes, mostAhead } from './future';
import { utcText } from './utc-text';
import type { Party } from './ways';

/** When a record is from, and how old it is: a vendor that stands still makes a rule blind, and so does a wrong zone. */
export function timeAndAge(time: number, now: number, model: Party): string {
  const age = Math.round((now - time) / 1_000) * 1_000;
  const ahead = age < -mostAhead ? `in the future: ${checkTimes(model)}` : 'in the future';
  return `${utcText(time)} (${age < 0 ? ahead : `${roughDurationText(age)} ago`})`;
}
