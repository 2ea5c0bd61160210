import type { DataFrame } from '@grafana/data';
import type { SelectionListModel } from '../../model/vendors';
import { text } from '../text';
import type { RuntrailQuery } from './query';
import { missingLists } from './selection';
import { queryTypeWithId } from './vendor-of';

/** What a query, or its data source, lacks to be run, as a sentence; undefined where that is nothing, or what only the engine can tell. */
export function missingText(query: RuntrailQuery): string | undefined {
  if (!query.queryType) {
    return text.query.queryType.noVendor;
  }
  const known = queryTypeWithId(query.queryType);
  const missing = known ? missingLists(query, known.queryType) : [];
  return missing.length > 0 ? missingSentence(missing) : undefined;
}

/** Which lists a query lacks, at least one of them. */
export function missingSentence(missing: readonly SelectionListModel[]): string {
  const labels = missing.map(({ label }) => label).join(', ');
  const words = text.query.selection;
  return missing.length === 1 ? words.needsThis({ label: labels }) : words.needsOneOf({ labels });
}

/** The answer of a query that is not run: the panel's notice says what it waits for. */
export function waitingFrame(refId: string, sentence: string): DataFrame {
  return { refId, fields: [], length: 0, meta: { notices: [{ severity: 'info', text: sentence }] } };
}
