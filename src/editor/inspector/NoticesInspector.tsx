import type { DataFrame, DataQueryError, QueryResultMetaNotice } from '@grafana/data';
import { Alert, Stack, Text } from '@grafana/ui';
import { text } from '../text';

export interface NoticesInspectorProps {
  data: DataFrame[];
  errors?: DataQueryError[];
}

/** Grafana 13's tab of a panel's errors and notices: what is missing from each query's answer, and which calls made it. */
export function NoticesInspector({ data, errors = [] }: NoticesInspectorProps) {
  const words = text.inspector;
  const said = data.flatMap(({ refId = '', meta }) => (meta?.notices ?? []).map((notice) => ({ refId, ...notice })));
  const isOfSeveral = ({ refId, text: own }: (typeof said)[number]) =>
    said.some((other) => other.text === own && other.refId !== refId);
  const distinct = said.filter(({ text: own }, place) => said.findIndex((other) => other.text === own) === place);
  const calls = data.flatMap(({ refId = '', meta }) =>
    meta?.executedQueryString ? [{ refId, text: meta.executedQueryString }] : []
  );
  const isQuiet = errors.length === 0 && said.length === 0;
  return (
    <Stack direction="column" gap={2}>
      {isQuiet && <Text color="secondary">{words.nothing}</Text>}
      {errors.map(({ refId, message, data: sent }, index) => (
        <Alert key={index} severity="error" title={titleOf(refId, message ?? sent?.message ?? words.failed)} />
      ))}
      {distinct.sort(bySeverity).map((notice, index) => (
        <Alert
          key={index}
          severity={notice.severity}
          title={titleOf(isOfSeveral(notice) ? '' : notice.refId, notice.text)}
        />
      ))}
      {calls.length > 0 && <Text element="h4">{words.calls}</Text>}
      {calls.map(({ refId, text: listed }, index) => (
        <pre key={index}>{titleOf(refId, listed)}</pre>
      ))}
    </Stack>
  );
}

const order: ReadonlyArray<QueryResultMetaNotice['severity']> = ['error', 'warning', 'info'];

function bySeverity(one: QueryResultMetaNotice, two: QueryResultMetaNotice): number {
  return order.indexOf(one.severity) - order.indexOf(two.severity);
}

function titleOf(refId: string | undefined, sentence: string): string {
  return refId ? `${refId}: ${sentence}` : sentence;
}
