import { constantText, noNumbers } from '../columns/constant';
import { dictionaryOf } from '../columns/dictionary-of';
import type { Host } from '../seam/host';
import type { Events } from './events';
import { makeEvents } from './make-events';
import type { Run, UnstartedNode } from './run';

/** A run's nodes that have not begun, as filters and pictures read nodes: they have no time. */
export function unstartedEvents(nodes: readonly UnstartedNode[], run: Pick<Run, 'id' | 'actor'>, host: Host): Events {
  const { length } = nodes;
  const target = dictionaryOf(nodes.map(({ name }) => name));
  return makeEvents(nodes, {
    time: noNumbers(length),
    end: noNumbers(length),
    event: dictionaryOf(nodes.map(({ state }) => state)),
    outcome: dictionaryOf(nodes.map(({ outcome }) => outcome)),
    effect: constantText(null, length),
    actor: constantText(run.actor, length),
    target,
    run: constantText(run.id, length),
    message: host.columns.join(length, []),
    eventId: host.columns.join(length, [`${run.id}/`, target]),
  });
}
