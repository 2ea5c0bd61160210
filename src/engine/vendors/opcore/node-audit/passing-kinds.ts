import type { ReadRequest } from '../../vendor';

/** Which kinds of records can pass the query's filters. */
export interface PassingKinds {
  creates: boolean;
  deletes: boolean;
  others: boolean;
}

/** By the filters on `event`, where they name words; opCore's own words begin with the verb: `create node`, `delete node`. */
export function passingKinds({ only }: ReadRequest): PassingKinds {
  const words = only.event;
  if (words === undefined) {
    return { creates: true, deletes: true, others: true };
  }
  const isCreate = (word: string): boolean => /^create\b/i.test(word);
  const isDelete = (word: string): boolean => /^delete\b/i.test(word);
  return {
    creates: words.some(isCreate),
    deletes: words.some(isDelete),
    others: words.some((word) => !isCreate(word) && !isDelete(word)),
  };
}
