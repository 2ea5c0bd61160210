import { defaultFormat, isFormat, takesOf } from '../../model/formats';
import { formatModels } from '../language/models';
import { writeLine } from '../search/write-line';
import { text } from '../text';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf } from '../saved/selection';
import { textsIn } from '../saved/texts';
import { queryTypeWithId } from '../saved/vendor-of';
import { fieldOptions } from './field-options';

/** A query in one line, for where its editor has no room. */
export function displayText(query: RuntrailQuery): string {
  const { queryType = '' } = query;
  const known = queryTypeWithId(queryType)?.queryType;
  const lists = (known?.selection ?? [])
    .map((list) => ({ label: list.label, entries: entriesOf(query, list) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ label, entries }) => `${label}: ${entries.join(', ')}`);
  const filters = writeLine(filtersOf(query)) ?? text.query.filters.label;
  return [known?.label ?? queryType, ...lists, filters, formatText(query)].filter((part) => part !== '').join(' · ');
}

function formatText({ format = defaultFormat, groupBy }: RuntrailQuery): string {
  const label = isFormat(format) ? formatModels[format].label : format;
  const fields = fieldOptions();
  const groups = takesOf(format).groups ? textsIn(groupBy) : [];
  const names = groups.map((group) => fields.find(({ value }) => value === group)?.label ?? group);
  return names.length > 0 ? `${label} (${names.join(', ')})` : label;
}
