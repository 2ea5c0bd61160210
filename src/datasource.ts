import type {
  AdHocVariableFilter,
  CoreApp,
  DataSourceGetTagValuesOptions,
  DataSourceInstanceSettings,
  MetricFindValue,
  ScopedVars,
  TimeRange,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { annotationSupport } from './editor/annotations/annotation-support';
import { adHocFilters } from './editor/interpolation/ad-hoc';
import { fillIn } from './editor/interpolation/fill-in';
import { completed, defaultQuery, isRunnable } from './editor/saved/default-query';
import type { RuntrailOptions } from './editor/saved/options';
import type { RuntrailQuery } from './editor/saved/query';
import { vendorWithId } from './editor/saved/vendor-of';
import type { ListedOption, Source } from './editor/source';
import { text } from './editor/text';
import { valuesInFrames, valuesRequest } from './editor/variable/distinct-values';
import { RuntrailVariableSupport } from './editor/variable/variable-support';
import { effects, filterFields, groupFields, outcomes } from './model/event';
import type { VendorModel } from './model/vendors';

/** The words of a field whose words are fixed. */
const fixedWords: Readonly<Record<string, readonly string[]>> = { outcome: outcomes, effect: effects };

/** One connection to one vendor. */
export class RuntrailDataSource extends DataSourceWithBackend<RuntrailQuery, RuntrailOptions> implements Source {
  readonly vendor: VendorModel | undefined;
  private readonly options: RuntrailOptions;
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

  completed(query: RuntrailQuery, app?: CoreApp): RuntrailQuery {
    return completed(query, this.vendor?.id, app);
  }

  override filterQuery(query: RuntrailQuery): boolean {
    return isRunnable(this.completed(query));
  }

  override applyTemplateVariables(
    query: RuntrailQuery,
    scopedVars: ScopedVars,
    filters: AdHocVariableFilter[] = []
  ): RuntrailQuery {
    const filled = fillIn(this.completed(query), this.templates, scopedVars);
    return filters.length > 0 ? { ...filled, filters: [...(filled.filters ?? []), ...adHocFilters(filters)] } : filled;
  }

  listOptions(kind: string, search = ''): Promise<ListedOption[]> {
    return this.getResource<ListedOption[]>(`options/${kind}`, search ? { search } : undefined, {
      showErrorAlert: false,
    });
  }

  /** The distinct values of a field in what a query reads, newest first; none if the query cannot run. */
  async listValues(query: RuntrailQuery, valueField: string, range?: TimeRange): Promise<string[]> {
    const request = valuesRequest(this.completed(query), valueField, range);
    if (!request.targets.every(isRunnable)) {
      return [];
    }
    const answer = await lastValueFrom(this.query(request));
    return valuesInFrames(answer.data);
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(filterFields.map((field) => ({ text: text.fields[field], value: field })));
  }

  override async getTagValues(options: DataSourceGetTagValuesOptions<RuntrailQuery>): Promise<MetricFindValue[]> {
    const base = options.queries?.[0] ?? { refId: 'values', ...this.getDefaultQuery() };
    const fixed = fixedWords[options.key];
    const isListed = groupFields.some((field) => field === options.key);
    const values = fixed ?? (isListed ? await this.listValues(base, options.key, options.timeRange) : []);
    return values.map((value) => ({ text: value, value }));
  }
}
