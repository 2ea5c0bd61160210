import type { Effect } from '../../../model/event';
import { foldedWord } from '../../events/folded-word';

/**
 * Whether a Puppet run changed its node; null where the event does not say.
 * @param noop `detail.noop` where it is no object @param innerNoop the same where it is an object
 * @param changed `metrics.changed`, a number as text
 */
export function eventEffect(
  noop: string | null,
  innerNoop: string | null,
  status: string | null,
  changed: string | null
): Effect | null {
  if (isTrue(noop) || isTrue(innerNoop)) {
    return 'noop';
  }
  const count = changed === null || changed === '' ? NaN : Number(changed);
  const word = foldedWord(status);
  if (count > 0 || word === 'changed') {
    return 'changed';
  }
  return count === 0 || word === 'unchanged' ? 'unchanged' : null;
}

/** @param noop `options.noop` */
export function jobEffect(noop: string | null): Effect | null {
  return isTrue(noop) ? 'noop' : null;
}

/** Also as a text. */
function isTrue(value: string | null): boolean {
  return foldedWord(value) === 'true';
}
