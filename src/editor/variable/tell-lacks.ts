import { AppEvents, type DataFrame, type DataQueryResponse, type QueryResultMetaNotice } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { text } from '../text';

/** Ms: a dashboard that refreshes itself fills its variables each time. What was said so lately, with whatever numbers, is not said again. */
const lately = 60_000;
/** When each sentence was said, by its words, epoch ms. */
const saidAt = new Map<string, number>();

/**
 * Says what is missing from a list of values in a message of Grafana's own: of an answer it takes the values alone, and shows no
 * notices beside a variable or an ad hoc filter.
 */
export function tellLacks({ data, errors = [] }: Pick<DataQueryResponse, 'data' | 'errors'>): void {
  const warnings = data.flatMap(noticesOf).filter(({ severity }) => severity === 'warning');
  const all = new Set([...warnings.map((notice) => notice.text), ...errors.map(({ message }) => message ?? '')]);
  const sentences = [...all].filter(isNews);
  if (sentences.length > 0) {
    getAppEvents().publish({
      type: AppEvents.alertWarning.name,
      payload: [text.variable.incomplete, sentences.join(' ')],
    });
  }
}

function isNews(sentence: string): boolean {
  const words = sentence.replace(/\d+/g, '0');
  const isSaid = Date.now() - (saidAt.get(words) ?? -Infinity) < lately;
  if (!isSaid) {
    saidAt.set(words, Date.now());
  }
  return !isSaid;
}

function noticesOf({ meta }: DataFrame): QueryResultMetaNotice[] {
  return meta?.notices ?? [];
}
