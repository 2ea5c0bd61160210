import {
  createDataFrame,
  CustomVariableSupport,
  FieldType,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
  type DataQueryResponse,
} from '@grafana/data';
import { from, map, of, tap, type Observable } from 'rxjs';
import { lazily } from '../lazily';
import { isRunnable } from '../saved/default-query';
import type { RuntrailOptions } from '../saved/options';
import type { RuntrailQuery } from '../saved/query';
import type { Listed, Source } from '../source';
import { asValuesQuery } from './distinct-values';
import { tellLacks } from './tell-lacks';

/** Template variables: what the vendor lists, or the distinct values of one field of the events that a query reads. */
export class RuntrailVariableSupport extends CustomVariableSupport<
  DataSourceApi<RuntrailQuery, RuntrailOptions> & Source,
  RuntrailQuery,
  RuntrailQuery,
  RuntrailOptions
> {
  override editor = lazily(
    async () => (await import(/* webpackChunkName: "query-editors" */ './VariableEditor')).VariableEditor
  );

  constructor(private readonly source: Source) {
    super();
  }

  override getDefaultQuery(): Partial<RuntrailQuery> {
    return { ...this.source.getDefaultQuery(), format: 'values' };
  }

  override query(request: DataQueryRequest<RuntrailQuery>): Observable<DataQueryResponse> {
    const list = request.targets.find((target) => target.list)?.list;
    if (list) {
      return from(this.source.listOptions(list)).pipe(
        map((listed) => ({ data: [listedFrame(listed)] })),
        tap(tellLacks)
      );
    }
    const targets = request.targets
      // Variables saved by hand may lack what Grafana's own editors always write.
      .map((query) => ({ ...asValuesQuery(this.source.completed(query)), refId: query.refId || 'values' }))
      .filter(isRunnable);
    // Of its errors Grafana tells itself.
    return targets.length > 0
      ? this.source.query({ ...request, targets }).pipe(tap(({ data }) => tellLacks({ data })))
      : of({ data: [] });
  }
}

/** Candidates as Grafana reads a variable's options: what is shown, and what is filled in. */
function listedFrame({ options, notices }: Listed): DataFrame {
  return createDataFrame({
    meta: { notices },
    fields: [
      { name: 'text', type: FieldType.string, values: options.map(({ label }) => label) },
      { name: 'value', type: FieldType.string, values: options.map(({ value }) => value) },
    ],
  });
}
