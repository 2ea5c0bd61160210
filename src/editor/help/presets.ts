import { defaultFormat, isOfRuns, takesOf } from '../../model/formats';
import type { QueryTypeModel } from '../../model/vendors';
import { filtersOf } from '../saved/filters';
import { shapeForPanel, type Shape } from '../saved/panel-format';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf } from '../saved/selection';
import { examplesOf, type Example } from './examples';

/** The questions that one click asks, in the form that a panel of this type draws; those that it cannot draw are left out. */
export function presetsFor(queryType: QueryTypeModel, panel: string | undefined): Example[] {
  const shape = shapeForPanel(panel, queryType);
  const presets = examplesOf(queryType).filter(({ isPreset }) => isPreset);
  // Explore draws everything, and what another's panel draws nobody knows.
  return shape.format === 'table' && panel !== 'table' ? presets : presets.flatMap((preset) => drawn(preset, shape));
}

function drawn(preset: Example, shape: Shape): Example[] {
  const { change, groupBy = shape.groupBy } = preset;
  if (change.format === shape.format) {
    return [preset];
  }
  const [asked, shown] = [change.format, shape.format].map(isOfRuns);
  // What is asked over time is asked over time.
  return asked === shown && !takesOf(change.format).groups
    ? [{ ...preset, change: { ...change, ...shape, ...(takesOf(shape.format).groups && { groupBy }) } }]
    : [];
}

/** Whether nothing was chosen yet but what to read: a query is shown as its panel, or as a table or lines would begin. */
export function isEmptyQuery(query: RuntrailQuery, queryType: QueryTypeModel, panel: string | undefined): boolean {
  const { format = defaultFormat, groupBy = [] } = query;
  const shape = shapeForPanel(panel, queryType);
  const isPanels = format === shape.format && JSON.stringify(groupBy) === JSON.stringify(shape.groupBy ?? []);
  return (
    (format === defaultFormat || format === 'logs' || isPanels) &&
    filtersOf(query).length === 0 &&
    queryType.selection.every((list) => entriesOf(query, list).length === 0)
  );
}
