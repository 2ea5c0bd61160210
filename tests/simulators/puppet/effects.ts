import { effects } from '../base/effects';

/** What the detail of a Puppet run says of changes, in whichever form. */
export interface RunFacts {
  noop: boolean;
  /** `metrics.changed`; null until the run ended. */
  changed: number | null;
}

/** @param facts null = the event tells of no Puppet run, or nothing of its changes */
export function eventEffect(facts: RunFacts | null): string | null {
  const said = facts && saidOf(facts);
  return said && effects[said];
}

/** @param noop `options.noop` */
export function jobEffect(noop: boolean): string | null {
  return eventEffect({ noop, changed: null });
}

function saidOf({ noop, changed }: RunFacts): keyof typeof effects | null {
  if (noop) {
    return 'in no-operation mode';
  }
  if (changed === null) {
    return null;
  }
  return changed > 0 ? 'resources changed' : 'no resources changed';
}
