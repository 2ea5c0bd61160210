import { CustomVariableSupport, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import { of, type Observable } from 'rxjs';
import type { RuntrailDataSource } from '../../datasource';
import { isRunnable } from '../saved/default-query';
import type { RuntrailOptions } from '../saved/options';
import type { RuntrailQuery } from '../saved/query';
import { asValuesQuery } from './distinct-values';
import { VariableEditor } from './VariableEditor';

/** Template variables: the distinct values of one field of the events that a query reads. */
export class RuntrailVariableSupport extends CustomVariableSupport<
  RuntrailDataSource,
  RuntrailQuery,
  RuntrailQuery,
  RuntrailOptions
> {
  override editor = VariableEditor;

  constructor(private readonly datasource: RuntrailDataSource) {
    super();
  }

  override getDefaultQuery(): Partial<RuntrailQuery> {
    return { ...this.datasource.getDefaultQuery(), format: 'values' };
  }

  override query(request: DataQueryRequest<RuntrailQuery>): Observable<DataQueryResponse> {
    const targets = request.targets
      // Variables saved by hand may lack what Grafana's own editors always write.
      .map((query) => ({ ...asValuesQuery(this.datasource.completed(query)), refId: query.refId || 'values' }))
      .filter(isRunnable);
    return targets.length > 0 ? this.datasource.query({ ...request, targets }) : of({ data: [] });
  }
}
