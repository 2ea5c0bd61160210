import type { Option, Vendor, Work } from '../vendor';
import { listedNodes } from './node-list';
import { watchNodes } from './node-watch';

export const options: Vendor['options'] = { nodes: nodeOptions };

/** Alphabetically. */
async function nodeOptions(work: Work): Promise<Option[]> {
  const list = await listedNodes(Infinity, work);
  await watchNodes(list, work);
  return list.nodes
    .map(({ uuid, name }) => ({ value: uuid, label: name ?? uuid }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
