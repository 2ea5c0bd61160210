import { outcomes } from '../../model/event';
import { isNoneOf } from './log-query';
import { field } from './record';

const known = outcomes.filter((outcome) => outcome !== 'unknown');

/** The record says no outcome that is known. */
export function isUnknown(): string {
  return isNoneOf(field.outcome, known);
}
