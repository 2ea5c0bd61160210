import { AppEvents, type DataFrame, type DataQueryResponse, type QueryResultMetaNotice } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { text } from '../text';

/**
 * Says what is missing from a list of values in a message of Grafana's own: of an answer it takes the values alone, and shows no
 * notices beside a variable or an ad hoc filter.
 */
export function tellLacks({ data, errors = [] }: Pick<DataQueryResponse, 'data' | 'errors'>): void {
  const warnings = data.flatMap(noticesOf).filter(({ severity }) => severity === 'warning');
  const sentences = new Set([...warnings.map((notice) => notice.text), ...errors.map(({ message }) => message ?? '')]);
  if (sentences.size > 0) {
    getAppEvents().publish({
      type: AppEvents.alertWarning.name,
      payload: [text.variable.incomplete, [...sentences].join(' ')],
    });
  }
}

function noticesOf({ meta }: DataFrame): QueryResultMetaNotice[] {
  return meta?.notices ?? [];
}
