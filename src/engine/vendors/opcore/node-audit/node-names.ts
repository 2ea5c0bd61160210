import { numberText } from '../../../sentences/counts';
import { oneLine } from '../../../sentences/quoted';
import type { Node } from '../node-page';

/** How many nodes are named in one sentence. */
const named = 5;

/** `web-1, web-2 and 7 more`; a node without a name by its UUID. */
export function nodeNames(nodes: readonly Node[]): string {
  const names = nodes.slice(0, named).map(({ uuid, name }) => oneLine(name ?? uuid));
  return `${names.join(', ')}${nodes.length > named ? ` and ${numberText(nodes.length - named)} more` : ''}`;
}
