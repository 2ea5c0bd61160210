import type { OpcoreClient } from './client';
import { Notes, type Reading } from '../../reading/reading';
import type { Option, Vendor } from '../vendor';
import { listedNodes, movedMeanwhile } from './node-list';
import { watchNodes } from './node-watch';

export const options: Vendor['options'] = { nodes: nodeOptions };

/** Alphabetically. */
async function nodeOptions(client: OpcoreClient): Promise<Reading<Option[]>> {
  const notes = new Notes();
  const list = notes.take(await listedNodes(Infinity, client));
  watchNodes(list, client);
  if (list.end === 'complete' && !list.heldStill) {
    notes.shortfall(movedMeanwhile);
  }
  return notes.reading(
    list.nodes
      .map(({ uuid, name }) => ({ value: uuid, label: name ?? uuid }))
      .sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0))
  );
}
