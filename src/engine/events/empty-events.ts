import { constantText, noNumbers } from '../columns/constant';
import type { Host } from '../seam/host';
import { Events } from './events';

/** Events of length 0. */
export function emptyEvents({ columns }: Host): Events {
  const [times, words, texts] = [noNumbers(0), constantText(null, 0), columns.join(0, [])];
  return new Events(0, {
    time: times,
    end: times,
    event: words,
    outcome: words,
    effect: words,
    actor: words,
    target: words,
    run: words,
    message: texts,
    eventId: texts,
  });
}
