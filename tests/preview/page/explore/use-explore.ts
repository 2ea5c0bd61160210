import { CoreApp, LoadingState, type DataQuery, type DataSourceApi, type PanelData } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { messageOf } from '../load-state';
import { runQueries } from '../services/run-queries';
import type { TimeControl } from '../shell/time-controls';

export interface Explore {
  /** What is as wide as its panels. */
  place: RefObject<HTMLDivElement>;
  queries: readonly DataQuery[];
  data: PanelData;
  /** Whether anything ran yet. */
  ran: boolean;
  change(queries: readonly DataQuery[]): void;
  run(): void;
  addFilter(filter: { key: string; operator: string; value: string }): void;
}

/** The queries of Explore, kept in the address, and what they answered last. */
export function useExplore(source: DataSourceApi, control: TimeControl): Explore {
  const [queries, setQueries] = useState<readonly DataQuery[]>(() => fromAddress() ?? [defaultQuery(source, 'A')]);
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange: control.range });
  const [runs, setRuns] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(queries);
  const change = useCallback((next: readonly DataQuery[]) => {
    latest.current = next;
    setQueries(next);
  }, []);
  const { range, timeZone } = control;
  const [hadQuery] = useState(() => fromAddress() !== undefined);
  const wanted = hadQuery || runs > 0 || control.turn > 0;
  useEffect(() => {
    if (!wanted) {
      return;
    }
    const asked = latest.current;
    locationService.partial({ ds: source.uid, query: JSON.stringify(asked) }, true);
    const queries = asked.map((query) => ({ ...query, datasource: source.getRef() }));
    const maxDataPoints = place.current?.clientWidth ?? 0;
    const running = runQueries({ app: CoreApp.Explore, queries, range, timeZone, maxDataPoints }).subscribe({
      next: (next) => {
        setData((before) => (next.state === LoadingState.Loading ? { ...before, state: next.state } : next));
      },
      error: (error: unknown) => {
        setData((before) => ({ ...before, state: LoadingState.Error, errors: [{ message: messageOf(error) }] }));
      },
    });
    return () => {
      running.unsubscribe();
    };
  }, [wanted, runs, range, timeZone, source]);
  const run = useCallback(() => setRuns((count) => count + 1), []);
  const addFilter: Explore['addFilter'] = ({ key, operator, value }) => {
    if (!source.modifyQuery) {
      return;
    }
    const type = operator === '=' ? 'ADD_FILTER' : 'ADD_FILTER_OUT';
    change(latest.current.map((query) => source.modifyQuery?.(query, { type, options: { key, value } }) ?? query));
    run();
  };
  return { place, queries, data, ran: data.state !== LoadingState.NotStarted, change, run, addFilter };
}

export function defaultQuery(source: DataSourceApi, refId: string): DataQuery {
  return { ...source.getDefaultQuery?.(CoreApp.Explore), refId };
}

function fromAddress(): DataQuery[] | undefined {
  const text = new URLSearchParams(window.location.search).get('query');
  try {
    const saved = JSON.parse(text ?? '') as Partial<DataQuery> | Array<Partial<DataQuery>>;
    return [saved].flat().map((query, index) => ({ ...query, refId: query.refId ?? String.fromCharCode(65 + index) }));
  } catch {
    return undefined;
  }
}
