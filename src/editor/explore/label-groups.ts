import { text } from '../text';

const { what, who } = text.explore.labelGroups;
const groups: Readonly<Record<string, string>> = {
  event: what,
  outcome: what,
  effect: what,
  actor: who,
  target: who,
  run: who,
  source: who,
};

/** Under which heading a line's label stands; null = Grafana's own. */
export function labelGroup(label: string): string | null {
  return groups[label] ?? null;
}
