import type { OpcoreClient } from './client';
import { Notes } from '../../reading/reading';
import type { Option, Vendor } from '../vendor';
import { listedNodes } from './node-list';
import { watchNodes } from './node-watch';

export const options: Vendor['options'] = { nodes: nodeOptions };

/** Alphabetically. */
async function nodeOptions(client: OpcoreClient): Promise<Option[]> {
  const list = new Notes().take(await listedNodes(Infinity, client));
  watchNodes(list, client);
  return list.nodes
    .map(({ uuid, name }) => ({ value: uuid, label: name ?? uuid }))
    .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
