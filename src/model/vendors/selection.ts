import * as v from 'valibot';
import { selectionList } from '../query';
import type { QueryTypeModel, SelectionListModel } from './vendor';

/** A schema with one list of strings a key. */
export function selectionSchemaOf(lists: readonly SelectionListModel[]): QueryTypeModel['selectionSchema'] {
  return v.object(Object.fromEntries(lists.map((list) => [list.key, selectionList])));
}
