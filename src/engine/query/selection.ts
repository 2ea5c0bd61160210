import * as v from 'valibot';
import type { QueryTypeModel } from '../../model/vendors';
import type { SelectionListModel } from '../../model/vendors';
import { AnswerError } from '../sentences/answer-error';
import { oneOf, quoted } from '../sentences/quoted';
import { readEntries } from './entries';
import type { SavedJson } from './migrate';
import { schemaError } from './schema-error';

export interface SelectionReading {
  /** Every list of the model, checked, each entry once. */
  selection: Readonly<Record<string, readonly string[]>>;
  /** Labels of the lists that a variable emptied. */
  emptied: string[];
  /** Runs are named one by one. */
  namesRuns: boolean;
}

/** Reads a query type's own lists; throws AnswerError with a sentence for whatever is wrong with them. */
export function readSelection(saved: SavedJson, model: QueryTypeModel): SelectionReading {
  const lists = Object.fromEntries(model.selection.map(({ key }) => [key, saved[key]]));
  const read = v.safeParse(model.selectionSchema, lists);
  if (!read.success) {
    throw schemaError(read.issues[0]);
  }
  const emptied: string[] = [];
  const selection = Object.fromEntries(
    model.selection.map((list) => {
      const found = readEntries(
        (read.output[list.key] ?? []).map((entry) => entry.trim()),
        true
      );
      found.entries.forEach((entry) => checkEntry(entry, list));
      if (found.emptied) {
        emptied.push(list.label);
      }
      return [list.key, found.entries];
    })
  );
  const has = (key: string): boolean => (selection[key] ?? []).length > 0;
  if (model.needsOneOf.length > 0 && emptied.length === 0 && !model.needsOneOf.some(has)) {
    throw new AnswerError(
      `${model.label} needs at least one entry in ${oneOf(labelsOf(model, model.needsOneOf))}.`,
      400
    );
  }
  return { selection, emptied, namesRuns: model.selection.some((list) => list.namesRuns === true && has(list.key)) };
}

function labelsOf(model: QueryTypeModel, keys: readonly string[]): string[] {
  return keys.map((key) => `${model.selection.find((list) => list.key === key)?.label ?? key} (${key})`);
}

function checkEntry(entry: string, { key, label, words, form, formLabel }: SelectionListModel): void {
  if (words !== undefined && form === undefined && !words.includes(entry)) {
    throw new AnswerError(`Unknown entry ${quoted(entry)} in ${label} (${key}): use ${oneOf(words)}.`, 400);
  }
  if (form !== undefined && !form.test(entry)) {
    const why = formLabel === undefined ? 'it has the wrong form' : formLabel;
    throw new AnswerError(`Wrong entry ${quoted(entry)} in ${label} (${key}): ${why}.`, 400);
  }
}
