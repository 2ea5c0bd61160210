import {
  CoreApp,
  LoadingState,
  type AnnotationQuery,
  type DataFrame,
  type DataQuery,
  type PanelData,
  type TimeRange,
} from '@grafana/data';
import { lastValueFrom, takeWhile } from 'rxjs';
import { dataSourceSrv } from '../services/data-source-srv';
import { runQueries } from '../services/run-queries';
import { textOf } from '../text-of';

/** One annotation to draw; a point ends where it begins. */
export interface AnnotationMark {
  id: string;
  time: number;
  timeEnd: number;
  title: string;
  text: string;
  tags: string[];
  color: string;
  /** The place of its annotation among those of the dashboard. */
  annotation: number;
  /** Which panels show it; absent = all. */
  panels?: (id: number) => boolean;
}

type OwnMark = Omit<AnnotationMark, 'annotation'>;

const stateColors: Record<string, string> = {
  pending: 'yellow',
  alerting: 'red',
  ok: 'green',
  normal: 'green',
  nodata: 'gray',
  no_data: 'gray',
};

/** What a dashboard's annotations draw. */
export async function annotationMarks(
  all: readonly AnnotationQuery[],
  range: TimeRange,
  timeZone: string
): Promise<AnnotationMark[]> {
  const answered = all.map(async (saved, annotation) =>
    marksIn(await annotationData(saved, range, timeZone), saved).map((mark) => ({ ...mark, annotation }))
  );
  return (await Promise.all(answered)).flat();
}

/** Runs an annotation the way Grafana's standard annotation support does; undefined where its query is not complete. */
export async function annotationData(
  saved: AnnotationQuery,
  range: TimeRange,
  timeZone: string
): Promise<PanelData | undefined> {
  const source = await dataSourceSrv.get(saved.datasource ?? null);
  const prepared = source.annotations?.prepareAnnotation?.(saved) ?? saved;
  const query: DataQuery | undefined = source.annotations?.prepareQuery
    ? source.annotations.prepareQuery(prepared)
    : prepared.target;
  if (!query) {
    return undefined;
  }
  const queries = [{ ...query, refId: 'Anno', datasource: source.getRef() }];
  const data = await lastValueFrom(
    runQueries({ app: CoreApp.Dashboard, queries, range, timeZone, maxDataPoints: 100 }).pipe(
      takeWhile((part) => part.state === LoadingState.Loading, true)
    )
  );
  if (data.error) {
    throw new Error(data.error.message ?? 'The annotation query failed.');
  }
  return data;
}

export function marksIn(data: PanelData | undefined, saved: AnnotationQuery): OwnMark[] {
  return (data?.series ?? []).flatMap((frame) =>
    marksOf(frame, saved.iconColor).map((mark) => ({ ...mark, ...shownOn(saved.filter) }))
  );
}

/** A dashboard may limit an annotation to some panels, or to all but some. */
function shownOn(filter: AnnotationQuery['filter']): Pick<AnnotationMark, 'panels'> {
  return filter ? { panels: (id) => filter.ids.includes(id) !== Boolean(filter.exclude) } : {};
}

/** Grafana finds the fields by their lower-cased names; without time and text nothing is drawn. */
function marksOf(frame: DataFrame, iconColor: string): OwnMark[] {
  const field = (name: string): unknown[] | undefined =>
    frame.fields.find((one) => one.name.toLowerCase() === name.toLowerCase())?.values;
  const [times, texts] = [field('time'), field('text')];
  if (!times || !texts) {
    return [];
  }
  return times.map((time, row) => {
    const tags = field('tags')?.[row];
    return {
      id: textOf(field('id')?.[row] ?? row),
      time: Number(time),
      timeEnd: Number(field('timeEnd')?.[row] ?? time),
      title: plain(field('title')?.[row]),
      text: plain(texts[row]),
      tags: Array.isArray(tags) ? tags.map(textOf) : tags ? textOf(tags).split(',') : [],
      color: stateColors[textOf(field('newState')?.[row]).toLowerCase()] ?? iconColor,
    };
  });
}

/** Grafana shows the text as HTML; what a data source escaped reads as text again. */
function plain(html: unknown): string {
  return new DOMParser().parseFromString(textOf(html), 'text/html').body.textContent;
}
