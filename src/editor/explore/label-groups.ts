import { text } from '../text';

type Heading = keyof typeof text.explore.labelGroups;

const groups: Readonly<Record<string, Heading>> = {
  event: 'what',
  outcome: 'what',
  effect: 'what',
  actor: 'who',
  target: 'who',
  run: 'who',
  source: 'who',
};

/** Under which heading a line's label stands; null = Grafana's own. */
export function labelGroup(label: string): string | null {
  const heading = groups[label];
  return heading ? text.explore.labelGroups[heading] : null;
}
