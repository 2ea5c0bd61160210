import { plainDollars } from '../../model/plain-dollars';
import { unfilledVariable } from '../../model/unfilled-variable';
import { badRequest } from '../sentences/answer-error';
import { oneLine } from '../sentences/quoted';

/** The entries of a saved list that count, and whether a variable left none of those that were there. */
export interface Entries {
  entries: string[];
  emptied: boolean;
}

/**
 * Drops empty entries (a variable without a value leaves them behind) and repetitions. An empty result means all only
 * when the saved list was empty too. `literal` entries may write `\$` for a dollar; patterns may anyway.
 */
export function readEntries(saved: readonly string[], literal: boolean): Entries {
  saved.forEach((entry) => refuseVariables(entry, literal));
  const filled = saved.filter((entry) => entry !== '');
  return {
    entries: [...new Set(literal ? filled.map(plainDollars) : filled)],
    emptied: saved.length > 0 && filled.length === 0,
  };
}

/**
 * Refuses a text in which a dashboard variable still stands: alert rules and public dashboards have none, and a count of
 * what is called `$user` would be 0 for ever.
 * @param literal compared as it is, and not a pattern
 */
function refuseVariables(text: string, literal: boolean): void {
  const found = unfilledVariable(text, literal);
  if (found !== undefined) {
    throw badRequest(`Grafana does not fill in dashboard variables here (${oneLine(found)}).`);
  }
}
