import type { SelectionListModel } from '../../model/vendors';

const trimmed = (parts: string[]) => parts.map((part) => part.trim()).filter((part) => part !== '');

/** Ids can be pasted with commas or spaces between them; names may hold spaces, and so may an id whose form has one. */
export function typedEntries(
  typed: string,
  list: Pick<SelectionListModel, 'form' | 'words' | 'optionsKind'>
): string[] {
  // Beside candidates a word is picked from the list: a part of it may be an id.
  if (list.words && list.optionsKind === undefined) {
    const part = typed.trim().toLowerCase();
    const fitting = list.words.filter((word) => word.toLowerCase().includes(part));
    return fitting.length === 1 ? fitting : trimmed(typed.split(/[\s,;]+/));
  }
  const { form } = list;
  const parts = trimmed(typed.split(/[,;\n]+/));
  return form ? parts.flatMap((part) => (form.test(part) ? [part] : part.split(/\s+/))) : parts;
}

/** A filter's value is taken as it is: patterns hold commas and spaces. */
export function typedValue(typed: string): string[] {
  return trimmed([typed]);
}
