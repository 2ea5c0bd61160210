import * as v from 'valibot';
import { selectionListSchema } from '../../model/query';
import type { QueryTypeModel, SelectionListModel } from '../../model/vendors';
import { distinctEntries, takesEntry } from '../../model/vendors/selection';
import { badRequest } from '../sentences/answer-error';
import { allOf, oneOf, quoted } from '../sentences/quoted';
import { readEntries } from './entries';
import type { SavedJson } from './migrate';
import { schemaError } from './schema-error';

export interface CheckedSelection {
  /** Every list of the model, checked, each entry once. */
  selection: Readonly<Record<string, readonly string[]>>;
  /** Labels of the lists that a variable emptied. */
  emptied: string[];
  /** Runs are named one by one. */
  namesRuns: boolean;
}

/** Reads a query type's own lists; throws AnswerError with a sentence for whatever is wrong with them. */
export function readSelection(saved: SavedJson, model: QueryTypeModel): CheckedSelection {
  const emptied: string[] = [];
  const selection = Object.fromEntries(
    model.selection.map((list) => {
      const found = readEntries(
        savedEntries(saved, list).map((entry) => entry.trim()),
        true
      );
      found.entries.forEach((entry) => checkEntry(entry, list));
      if (found.emptied) {
        emptied.push(list.label);
      }
      return [list.key, distinctEntries(list, found.entries)];
    })
  );
  const has = (key: string): boolean => (selection[key] ?? []).length > 0;
  if (model.needsOneOf.length > 0 && emptied.length === 0 && !model.needsOneOf.some(has)) {
    throw badRequest(`${model.label} needs at least one entry in ${oneOf(labelsOf(model, model.needsOneOf))}.`);
  }
  model.selection.forEach((list) => refuseContradiction(list, model, selection));
  const names = ({ key, words }: SelectionListModel): boolean =>
    (selection[key] ?? []).some((entry) => words?.includes(entry) !== true);
  return { selection, emptied, namesRuns: model.selection.some((list) => list.namesRuns === true && names(list)) };
}

/** What can hold nothing would be 0 for ever, without a word. */
function refuseContradiction(
  { key, label, neverWith }: SelectionListModel,
  { selection: lists }: QueryTypeModel,
  selection: CheckedSelection['selection']
): void {
  const other = lists.find((list) => list.key === neverWith?.key);
  const entries = selection[other?.key ?? ''] ?? [];
  const isContrary = entries.length > 0 && entries.every((entry) => neverWith?.entries.includes(entry));
  if (other !== undefined && isContrary && (selection[key] ?? []).length > 0) {
    throw badRequest(
      `There are no ${label} (${key}) in ${other.label} (${other.key}) ${allOf(entries)}: leave one of the two lists empty.`
    );
  }
}

function savedEntries(saved: SavedJson, { key }: SelectionListModel): readonly string[] {
  const read = v.safeParse(schemaOf(key), saved);
  if (!read.success) {
    throw schemaError(read.issues[0]);
  }
  return read.output[key] ?? [];
}

const schemas = new Map<string, ReturnType<typeof newSchema>>();

/** Made once: that takes longer than to ask it. */
function schemaOf(key: string): ReturnType<typeof newSchema> {
  const schema = schemas.get(key) ?? newSchema(key);
  schemas.set(key, schema);
  return schema;
}

function newSchema(key: string) {
  return v.object({ [key]: selectionListSchema });
}

function labelsOf(model: QueryTypeModel, keys: readonly string[]): string[] {
  return keys.map((key) => `${model.selection.find((list) => list.key === key)?.label ?? key} (${key})`);
}

/** A surrogate without the other, which no address can carry. */
const halfCharacter = /[\ud800-\udfff]/u;

function checkEntry(entry: string, list: SelectionListModel): void {
  const { key, label, words, form, formLabel = 'it has the wrong form' } = list;
  if (halfCharacter.test(entry)) {
    throw badRequest(`Wrong entry ${quoted(entry)} in ${label} (${key}): it holds half a character, so type it anew.`);
  }
  if (takesEntry(list, entry)) {
    return;
  }
  throw badRequest(
    form === undefined
      ? `Unknown entry ${quoted(entry)} in ${label} (${key}): use ${oneOf(words ?? [])}.`
      : `Wrong entry ${quoted(entry)} in ${label} (${key}): ${formLabel}.`
  );
}
