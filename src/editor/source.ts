import type { CoreApp, DataQueryRequest, DataQueryResponse, PanelData, QueryResultMetaNotice } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import type { VendorModel } from '../model/vendors';
import type { RuntrailQuery } from './saved/query';

/** What `resources/options/<kind>?notices=true` answers. */
export interface Listed {
  /** At most 500. */
  options: ListedOption[];
  /** A warning where something may be missing from them. */
  notices: QueryResultMetaNotice[];
}

/** A candidate of a picker. */
export interface ListedOption {
  value: string;
  label: string;
  description?: string;
}

/** What editors know of the data source, which knows them: it implements this. */
export interface Source {
  /** Undefined while none is chosen. */
  readonly vendor: VendorModel | undefined;
  readonly templates: TemplateSrv;
  /** Whether a switch of the settings is on. */
  allows(setting: string): boolean;
  getDefaultQuery(app?: CoreApp): Partial<RuntrailQuery>;
  /** Fills in what a query that was never edited lacks. @param panel the type of its panel, where Grafana tells */
  completed(query: RuntrailQuery, app?: CoreApp, panel?: string): RuntrailQuery;
  /** Each query that Grafana is about to run. */
  readonly asked: Observable<RuntrailQuery>;
  query(request: DataQueryRequest<RuntrailQuery>): Observable<DataQueryResponse>;
  /** Candidates of a kind that the vendor can list; rejects with the backend's answer. */
  listOptions(kind: string, search?: string): Promise<Listed>;
}

/** What Grafana gives to each editor of a query. */
export interface EditorProps {
  datasource: Source;
  query: RuntrailQuery;
  app?: CoreApp;
  data?: PanelData;
  onChange: (query: RuntrailQuery) => void;
  onRunQuery: () => void;
}
