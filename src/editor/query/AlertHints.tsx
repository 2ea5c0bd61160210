import { Alert } from '@grafana/ui';
import type { QueryTypeModel } from '../../model/vendors';
import type { RuntrailQuery } from '../saved/query';
import { entriesOf, hasVariable } from '../saved/selection';
import { text } from '../text';

interface Hint {
  severity: 'info' | 'warning' | 'error';
  sentence: string;
}

/** What people should know before they rely on a query in an alert rule. */
export function alertHints(query: RuntrailQuery, queryType: QueryTypeModel): Hint[] {
  const words = text.query.alert;
  const hints: Hint[] = [];
  const format = query.format ?? 'table';
  const entries = [
    ...queryType.selection.flatMap((list) => entriesOf(query, list)),
    ...(query.filters ?? []).flatMap((filter) => filter.values),
  ];
  if (entries.some(hasVariable)) {
    hints.push({ severity: 'error', sentence: words.variables });
  }
  switch (format) {
    case 'trace':
    case 'nodeGraph':
    case 'values':
      hints.push({ severity: 'error', sentence: words.unusable });
      break;
    case 'table':
    case 'logs':
    case 'annotations':
    case 'timeline':
      if (format !== 'table' || query.inAlerts !== 'rows') {
        hints.push({ severity: 'info', sentence: words.answersAsCount });
      }
      break;
    case 'count':
    case 'countOverTime':
      if ((query.groupBy?.length ?? 0) > 0) {
        hints.push({ severity: 'warning', sentence: words.noDataWithGroups });
      }
      break;
    case 'progress':
      break;
    default:
      format satisfies never;
  }
  return hints;
}

export function AlertHints({ query, queryType }: { query: RuntrailQuery; queryType: QueryTypeModel }) {
  return (
    <>
      {alertHints(query, queryType).map(({ severity, sentence }) => (
        <Alert key={sentence} severity={severity} title={sentence} bottomSpacing={0} />
      ))}
    </>
  );
}
