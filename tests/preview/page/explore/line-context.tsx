import {
  hasLogsContextSupport,
  LogLevel,
  LogRowContextQueryDirection,
  toDataFrame,
  type DataFrame,
  type DataSourceApi,
  type LogRowModel,
} from '@grafana/data';
import { useCallback } from 'react';
import { Loaded, useLoad } from '../load-state';
import { LogsStandIn } from '../panels/logs-stand-in';
import type { Explore } from './use-explore';

const around = 5;

/** What happened before and after a line, whatever the query filters. */
export function LineContext(props: { source: DataSourceApi; explore: Explore; frame: DataFrame; row: number }) {
  const { source, explore, frame, row } = props;
  const [query] = explore.queries;
  const read = useCallback(async () => {
    const side = async (direction: LogRowContextQueryDirection): Promise<DataFrame[]> => {
      const answer = hasLogsContextSupport(source)
        ? await source.getLogRowContext(lineOf(frame, row), { direction, limit: around }, query)
        : { data: [] };
      return answer.data.map((one) => toDataFrame(one));
    };
    const [after, before] = [LogRowContextQueryDirection.Forward, LogRowContextQueryDirection.Backward];
    return { after: await side(after), before: await side(before) };
  }, [source, frame, row, query]);
  return (
    <div data-testid="line-context">
      <Loaded load={useLoad(read)}>
        {({ after, before }) => (
          <>
            {after[0] && <LogsStandIn frame={after[0]} timeZone="browser" />}
            <strong>{lineOf(frame, row).entry}</strong>
            {before[0] && <LogsStandIn frame={before[0]} timeZone="browser" />}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** A row of a frame as Grafana's log view knows it. */
function lineOf(dataFrame: DataFrame, rowIndex: number): LogRowModel {
  const value = (name: string): unknown => dataFrame.fields.find((field) => field.name === name)?.values[rowIndex];
  const entry = String(value('body'));
  const time = Number(value('timestamp'));
  return {
    dataFrame,
    rowIndex,
    rowId: String(value('id')),
    uid: String(value('id')),
    entry,
    raw: entry,
    entryFieldIndex: dataFrame.fields.findIndex(({ name }) => name === 'body'),
    labels: {},
    logLevel: LogLevel.unknown,
    hasAnsi: false,
    hasUnescapedContent: false,
    timeEpochMs: time,
    timeEpochNs: `${time}000000`,
    timeFromNow: '',
    timeLocal: '',
    timeUtc: '',
  };
}
