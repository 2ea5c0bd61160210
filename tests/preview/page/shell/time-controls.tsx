import { dateMath, rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { RefreshPicker, TimeRangePicker } from '@grafana/ui';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { locationService } from '@grafana/runtime';
import { useLocation } from './location';

export interface TimeControl {
  range: TimeRange;
  timeZone: string;
  /** Grows with every refresh. */
  turn: number;
  refresh(): void;
  interval: string;
}

/** The time range and refresh interval of a page, kept in its address as Grafana keeps them. */
export function useTimeControl(fallback: RawTimeRange, fallbackInterval = ''): TimeControl {
  const { params } = useLocation();
  const [turns, setTurns] = useState(0);
  const from = momentIn(params.get('from')) ?? String(fallback.from);
  const to = momentIn(params.get('to')) ?? String(fallback.to);
  const timeZone = params.get('timezone') ?? 'browser';
  const interval = params.get('refresh') ?? fallbackInterval;
  const refresh = useCallback(() => {
    setTurns((count) => count + 1);
  }, []);
  useEffect(() => {
    if (!interval) {
      return;
    }
    const timer = setInterval(refresh, rangeUtil.intervalToMs(interval));
    return () => {
      clearInterval(timer);
    };
  }, [interval, refresh]);
  // A refresh moves a range that ends now.
  const { range, turn } = useMemo(
    () => ({ turn: turns, range: rangeUtil.convertRawToRange({ from, to }, timeZone) }),
    [turns, from, to, timeZone]
  );
  return { range, timeZone, turn, refresh, interval };
}

/** An end as an address has it; undefined for what is none: a link writes `NaN` for the end of what goes on. */
function momentIn(text: string | null): string | undefined {
  const moment = text !== null && /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text)).toISOString() : text;
  return moment !== null && dateMath.isValid(moment) ? moment : undefined;
}

/** Grafana's time range picker and refresh button. */
export function TimeControls({ control, loading, text }: { control: TimeControl; loading: boolean; text?: string }) {
  const { range, timeZone, refresh, interval } = control;
  const put = (next: RawTimeRange) => locationService.partial({ from: inAddress(next.from), to: inAddress(next.to) });
  const span = range.to.valueOf() - range.from.valueOf();
  const shift = (by: number) =>
    locationService.partial({ from: range.from.valueOf() + by, to: range.to.valueOf() + by });
  return (
    <>
      <TimeRangePicker
        value={range}
        timeZone={timeZone}
        onChange={(next) => put(next.raw)}
        onChangeTimeZone={(zone) => locationService.partial({ timezone: zone })}
        onMoveBackward={() => shift(-span / 2)}
        onMoveForward={() => shift(span / 2)}
        onZoom={() =>
          locationService.partial({ from: range.from.valueOf() - span / 2, to: range.to.valueOf() + span / 2 })
        }
        isOnCanvas
      />
      <RefreshPicker
        onRefresh={refresh}
        onIntervalChanged={(next) => locationService.partial({ refresh: next || null })}
        value={interval}
        isLoading={loading}
        isOnCanvas
        primary={text !== undefined}
        {...(text ? { text } : {})}
      />
    </>
  );
}

const inAddress = (end: RawTimeRange['from']) => (typeof end === 'string' ? end : String(end.valueOf()));
