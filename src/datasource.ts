import {
  CoreApp,
  LoadingState,
  SupplementaryQueryType,
  type AdHocVariableFilter,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type DataSourceWithLogsContextSupport,
  type DataSourceWithLogsLabelTypesSupport,
  type DataSourceWithQueryModificationSupport,
  type DataSourceWithSupplementaryQueriesSupport,
  type DataSourceWithToggleableQueryFiltersSupport,
  type LogRowContextOptions,
  type LogRowModel,
  type MetricFindValue,
  type QueryFilterOptions,
  type QueryFixAction,
  type ScopedVars,
  type SupplementaryQueryOptions,
  type TimeRange,
  type ToggleFilterAction,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { lastValueFrom, map, of, Subject, switchMap, type Observable } from 'rxjs';
import { answered } from './editor/answered';
import { annotationSupport } from './editor/annotations/annotation-support';
import { defaultLinks, filterVariable } from './editor/dashboard/default-controls';
import { panelErrors } from './editor/dashboard/panel-errors';
import { exploreRequest } from './editor/explore/explore-request';
import { isExplore } from './editor/explore/is-explore';
import { labelGroup } from './editor/explore/label-groups';
import { contextQuery, logContext } from './editor/explore/log-context';
import { hasFilter, modifications, modified, toggled } from './editor/explore/modify-query';
import { scrolledFurther } from './editor/explore/scrolled-further';
import { shownFrames } from './editor/explore/shown-frames';
import { supplementaryQuery } from './editor/explore/supplementary';
import { adHocFilters } from './editor/interpolation/ad-hoc';
import { fillIn } from './editor/interpolation/fill-in';
import { groupedBy } from './editor/interpolation/grouped-by';
import { displayText } from './editor/query/display-text';
import { completed, defaultQuery, isRunnable } from './editor/saved/default-query';
import { fixedWords } from './editor/saved/filters';
import { missingText, waitingFrame } from './editor/saved/incomplete';
import type { RuntrailOptions } from './editor/saved/options';
import type { RuntrailQuery } from './editor/saved/query';
import { vendorWithId } from './editor/saved/vendor-of';
import type { Listed, Source } from './editor/source';
import { text } from './editor/text';
import { distinctReads, valuesInFrames, valuesRequest } from './editor/variable/distinct-values';
import { tellLacks } from './editor/variable/tell-lacks';
import { RuntrailVariableSupport } from './editor/variable/variable-support';
import { filterFields, groupFields } from './model/event';
import type { VendorModel } from './model/vendors';

/** What makes Explore treat lines as it does those of a log store. */
type LogsFeatures = DataSourceWithSupplementaryQueriesSupport<RuntrailQuery> &
  DataSourceWithLogsContextSupport<RuntrailQuery> &
  DataSourceWithToggleableQueryFiltersSupport<RuntrailQuery> &
  DataSourceWithQueryModificationSupport<RuntrailQuery> &
  DataSourceWithLogsLabelTypesSupport;

/** One connection to one vendor. */
export class RuntrailDataSource
  extends DataSourceWithBackend<RuntrailQuery, RuntrailOptions>
  implements Source, LogsFeatures
{
  readonly vendor: VendorModel | undefined;
  private readonly options: RuntrailOptions;
  readonly asked = new Subject<RuntrailQuery>();
  override readonly variables = new RuntrailVariableSupport(this);
  override readonly annotations = annotationSupport(() => this.getDefaultQuery());

  constructor(
    settings: DataSourceInstanceSettings<RuntrailOptions>,
    readonly templates: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.vendor = vendorWithId(settings.jsonData.vendor);
    this.options = settings.jsonData;
  }

  allows(setting: string): boolean {
    return this.options[setting] === true;
  }

  override getDefaultQuery(app?: CoreApp): Partial<RuntrailQuery> {
    return defaultQuery(this.vendor?.id, app);
  }

  completed(query: RuntrailQuery, app?: CoreApp, panel?: string): RuntrailQuery {
    return completed(query, this.vendor?.id, app, panel);
  }

  override getQueryDisplayText(query: RuntrailQuery): string {
    return displayText(this.completed(query));
  }

  /** Called for each query before it is run, in rules too. What lacks an entry passes, so that `query` can say so; it goes no further. */
  override filterQuery(query: RuntrailQuery): boolean {
    this.asked.next(query);
    return query.hide !== true;
  }

  override query(request: DataQueryRequest<RuntrailQuery>): Observable<DataQueryResponse> {
    const shown = request.targets.filter((target) => this.filterQuery(target));
    const lacking = shown.flatMap((target) => {
      const missing = missingText(this.completed(target));
      return missing === undefined ? [] : [waitingFrame(target.refId, missing)];
    });
    // What its editor shows there, where the query does not say it.
    const targets = shown
      .filter((target) => isRunnable(this.completed(target)))
      .map((target) => (isExplore(request) ? this.completed(target, CoreApp.Explore) : target));
    if (targets.length === 0) {
      const data = shownFrames(lacking, request);
      // Nothing was asked: Explore would say that nothing was found.
      return of(isExplore(request) && data.length > 0 ? { data, state: LoadingState.NotStarted } : { data });
    }
    const asked = { ...request, targets: groupedBy(targets, request.groupByKeys) };
    return this.read(isExplore(request) ? exploreRequest(asked) : asked).pipe(
      map(({ errors, ...answer }) => {
        const data = shownFrames(answer.data.concat(lacking), request);
        const failed = panelErrors(errors ?? [], request.requestId);
        return { ...answer, data, ...(errors && { errors: failed }) };
      })
    );
  }

  private read(request: DataQueryRequest<RuntrailQuery>): Observable<DataQueryResponse> {
    return super.query(request).pipe(
      switchMap((answer) => {
        const further = scrolledFurther(request, answer.data);
        return further ? this.read(further) : of(answer);
      })
    );
  }

  override applyTemplateVariables(
    query: RuntrailQuery,
    scopedVars: ScopedVars,
    filters: AdHocVariableFilter[] = []
  ): RuntrailQuery {
    const filled = fillIn(this.completed(query), this.templates, scopedVars);
    const own = filled.filters ?? [];
    return filters.length > 0 && Array.isArray(own)
      ? { ...filled, filters: [...own, ...adHocFilters(filters)] }
      : filled;
  }

  listOptions(kind: string, search = ''): Promise<Listed> {
    const parameters = { notices: 'true', ...(search && { search }) };
    return this.getResource<Listed>(`options/${kind}`, parameters, { showErrorAlert: false });
  }

  /** The distinct values of a field in what queries read, of each newest first; none of those that cannot run. Rejects where all failed. */
  async listValues(queries: readonly RuntrailQuery[], valueField: string, range?: TimeRange): Promise<string[]> {
    const reads = distinctReads(queries.map((query) => this.completed(query)));
    const answer = await answered(lastValueFrom(this.query(valuesRequest(reads, valueField, range))));
    tellLacks(answer);
    return valuesInFrames(answer.data);
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(filterFields.map((field) => ({ text: text.fields[field], value: field })));
  }

  /** Asked by Grafana 13 alone: what its dashboards' own grouping can be by. */
  getGroupByKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(groupFields.map((field) => ({ text: text.fields[field], value: field })));
  }

  /** Asked by Grafana 13 alone, as are the links: what every dashboard with this data source has in its menu of controls. */
  getDefaultVariables() {
    return Promise.resolve([filterVariable(this.getRef())]);
  }

  getDefaultLinks() {
    return Promise.resolve(defaultLinks());
  }

  override async getTagValues(options: DataSourceGetTagValuesOptions<RuntrailQuery>): Promise<MetricFindValue[]> {
    const { key, timeRange, queries = [] } = options;
    const asked = queries.length > 0 ? queries : [{ refId: 'values', ...this.getDefaultQuery() }];
    const isListed = groupFields.some((field) => field === key);
    const values = fixedWords[key] ?? (isListed ? await this.listValues(asked, key, timeRange) : []);
    return values.map((value) => ({ text: value, value }));
  }

  getSupportedSupplementaryQueryTypes(): SupplementaryQueryType[] {
    return [SupplementaryQueryType.LogsVolume, SupplementaryQueryType.LogsSample];
  }

  getSupplementaryQuery(options: SupplementaryQueryOptions, query: RuntrailQuery): RuntrailQuery | undefined {
    return supplementaryQuery(options, this.completed(query, CoreApp.Explore));
  }

  getSupplementaryRequest(
    type: SupplementaryQueryType,
    request: DataQueryRequest<RuntrailQuery>,
    options: SupplementaryQueryOptions = { type }
  ): DataQueryRequest<RuntrailQuery> | undefined {
    const targets = request.targets.flatMap((query) => this.getSupplementaryQuery(options, query) ?? []);
    return targets.length > 0 ? { ...request, targets } : undefined;
  }

  async getLogRowContext(
    row: LogRowModel,
    options: LogRowContextOptions = {},
    query?: RuntrailQuery
  ): Promise<DataQueryResponse> {
    return query ? logContext((request) => lastValueFrom(this.query(request)), row, options, query) : { data: [] };
  }

  getLogRowContextQuery(
    _row: LogRowModel,
    _options?: LogRowContextOptions,
    query?: RuntrailQuery
  ): Promise<RuntrailQuery | null> {
    return Promise.resolve(query ? contextQuery(query) : null);
  }

  toggleQueryFilter(query: RuntrailQuery, { type, options }: ToggleFilterAction): RuntrailQuery {
    return toggled(query, options['key'] ?? '', options['value'] ?? '', type === 'FILTER_OUT', this.name);
  }

  queryHasFilter(query: RuntrailQuery, { key = '', value = '' }: QueryFilterOptions): boolean {
    return hasFilter(query, key, value);
  }

  override modifyQuery(query: RuntrailQuery, action: QueryFixAction): RuntrailQuery {
    return modified(query, action, this.name);
  }

  getSupportedQueryModifications(): string[] {
    return [...modifications];
  }

  getLabelDisplayTypeFromFrame(label: string): string | null {
    return labelGroup(label);
  }
}
