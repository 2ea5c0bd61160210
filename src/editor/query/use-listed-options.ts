import type { ComboboxOption } from '@grafana/ui';
import { useCallback, useEffect, useState } from 'react';
import type { SelectionListModel } from '../../model/vendors';
import { hasVariable } from '../saved/selection';
import type { Listed, Source } from '../source';
import { text } from '../text';
import { inLines } from './in-lines';

interface ListedOptions {
  load: (search: string) => Promise<ComboboxOption[]>;
  /** As people know an entry; the entry itself while that is not known. */
  labelOf: (entry: string) => string;
}

/**
 * Candidates of a kind from the vendor, with the list's own words and the dashboard's variables before them, and on top what they
 * lack; a failure is shown in the list as a sentence.
 */
export function useListedOptions(
  source: Source,
  { optionsKind: kind, words }: Pick<SelectionListModel, 'optionsKind' | 'words'>,
  entries: readonly string[]
): ListedOptions {
  const [labels, setLabels] = useState<ReadonlyMap<string, string>>(new Map());
  const remember = useCallback(({ options }: Listed) => {
    setLabels((known) => new Map([...known, ...options.map(({ value, label }): [string, string] => [value, label])]));
  }, []);

  const load = useCallback(
    async (search: string) => {
      const variables = variableOptions(source, search);
      if (!kind) {
        return variables;
      }
      const fixed = (words ?? [])
        .filter((word) => word.includes(search.toLowerCase()))
        .map((word) => ({ value: word, label: word }));
      try {
        const listed = await source.listOptions(kind, search);
        remember(listed);
        const lacking = listed.notices.map((notice) => notice.text);
        return [...said(lacking, text.query.selection.incomplete), ...fixed, ...variables, ...listed.options];
      } catch (error) {
        return [...fixed, ...variables, ...said([text.query.selection.unlisted({ reason: reasonOf(error) })])];
      }
    },
    [source, kind, words, remember]
  );

  const needsLabels = entries.some((entry) => !hasVariable(entry));
  useEffect(() => {
    if (kind && needsLabels) {
      // Labels are a nicety: without them the ids are shown.
      source.listOptions(kind).then(remember, () => undefined);
    }
  }, [source, kind, needsLabels, remember]);

  const labelOf = useCallback((entry: string) => labels.get(entry) ?? entry, [labels]);
  return { load, labelOf };
}

export function variableOptions(source: Source, search = ''): ComboboxOption[] {
  return source.templates
    .getVariables()
    .filter(({ type }) => type !== 'adhoc' && type !== 'groupby' && type !== 'datasource')
    .map(({ name }) => `\${${name}}`)
    .filter((variable) => variable.toLowerCase().includes(search.toLowerCase()))
    .map((variable) => ({ value: variable, label: variable, group: text.query.selection.variables }));
}

/** Sentences among the options. Of one that is longer than the menu is wide Grafana would cut what there is to do. */
function said(sentences: readonly string[], group?: string): ComboboxOption[] {
  return sentences.flatMap(inLines).map((label, line) => ({
    value: ' '.repeat(line),
    label,
    infoOption: true,
    ...(group && { group }),
  }));
}

/** The backend's own sentence, where there is one. */
function reasonOf(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  return typeof message === 'string' && message !== '' ? message : text.query.selection.failed;
}
