import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { mostEntries } from '../../model/query';
import { literalDollars, patternDollars } from '../../model/plain-dollars';
import { isEscaped } from '../../model/unfilled-variable';
import { variablePattern, variableValues, type VariableMention } from './variable-values';

/** What an entry with variables becomes. */
export interface FilledEntry {
  /** One for each combination of the variables' values; `['']` when they made it empty. */
  values: string[];
  /** The entry is nothing but a variable whose All was chosen, whatever its format, in a pattern also anchored or of any case. */
  isAll: boolean;
  hasOwnAllText: boolean;
}

/**
 * Fills an entry's variables in. `\$` stays as it is: to the engine it is a plain dollar; so are those in the values.
 * @param isPattern in which two backslashes are one and escape nothing
 */
export function fillEntry(
  entry: string,
  templates: TemplateSrv,
  scopedVars: ScopedVars,
  isPattern: boolean
): FilledEntry {
  let filled: string[] = [''];
  let end = 0;
  let all = { isAll: false, hasOwnAllText: false };
  const add = (texts: string[]) => {
    filled = combined(filled, texts);
  };
  for (const match of entry.matchAll(variablePattern)) {
    if (isEscaped(entry, match.index, !isPattern)) {
      continue;
    }
    const mention = mentionOf(match);
    const found = variableValues(mention, templates, scopedVars);
    if (!found) {
      continue;
    }
    const values = found.values.map(isPattern ? patternDollars : literalDollars);
    add([entry.slice(end, match.index)]);
    add(values.length > 0 ? values : ['']);
    end = match.index + mention.written.length;
    if (found.isAll && isNothing(entry.slice(0, match.index), entry.slice(end), isPattern)) {
      all = { isAll: true, hasOwnAllText: found.hasOwnAllText };
    }
  }
  add([entry.slice(end)]);
  return { values: filled, ...all };
}

/** Whether what stands around a variable asks for nothing more. */
function isNothing(before: string, after: string, isPattern: boolean): boolean {
  return isPattern ? /^(\(\?i\))?\^?$/.test(before) && /^\$?$/.test(after) : before === '' && after === '';
}

/**
 * Each beginning with each end, without repetitions. Several variables can make millions: one more than a list may have is
 * enough for the engine to refuse them with a sentence.
 */
function combined(starts: readonly string[], ends: readonly string[]): string[] {
  const all = new Set<string>();
  for (const start of starts) {
    for (const end of ends) {
      all.add(start + end);
      if (all.size > mostEntries) {
        return [...all];
      }
    }
  }
  return [...all];
}

function mentionOf([
  written,
  plain,
  bracketed,
  bracketFormat,
  braced,
  ,
  braceFormat,
]: RegExpMatchArray): VariableMention {
  return { written, name: plain ?? bracketed ?? braced ?? '', hasFormat: (bracketFormat ?? braceFormat) !== undefined };
}
