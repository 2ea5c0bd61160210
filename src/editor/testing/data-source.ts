import { PluginType, type DataSourceInstanceSettings } from '@grafana/data';
import { setBackendSrv, type BackendSrv, type BackendSrvRequest, type FetchResponse } from '@grafana/runtime';
import { of, throwError } from 'rxjs';
import { RuntrailDataSource } from '../../datasource';
import type { RuntrailOptions } from '../saved/options';
import { templateService, type TestVariable } from './template-service';

interface Setup {
  vendor?: string;
  /** More of the settings. */
  jsonData?: Partial<RuntrailOptions>;
  variables?: Readonly<Record<string, TestVariable>>;
  /** Answers of the backend by the end of the path; a missing one is a 404. */
  answers?: Readonly<Record<string, unknown>>;
}

export interface TestDataSource {
  datasource: RuntrailDataSource;
  /** What was sent to the backend. */
  requests: BackendSrvRequest[];
}

/** A data source whose backend is a table of answers. */
export function testDataSource({
  vendor = 'puppet',
  jsonData = {},
  variables = {},
  answers = {},
}: Setup = {}): TestDataSource {
  const requests: BackendSrvRequest[] = [];
  const backend: Pick<BackendSrv, 'fetch'> = {
    fetch<T>(request: BackendSrvRequest) {
      requests.push(request);
      const found = Object.entries(answers).find(([path]) => request.url.split('?')[0]?.endsWith(path));
      return found
        ? of(response<T>(found[1], request))
        : throwError(() => ({ status: 404, data: { message: 'Not here.' } }));
    },
  };
  setBackendSrv(backend as BackendSrv);
  return {
    datasource: new RuntrailDataSource(instanceSettings({ vendor, ...jsonData }), templateService(variables)),
    requests,
  };
}

function response<T>(data: unknown, config: BackendSrvRequest): FetchResponse<T> {
  return {
    data: data as T,
    status: 200,
    statusText: 'OK',
    ok: true,
    headers: new Headers(),
    redirected: false,
    type: 'basic',
    url: config.url,
    config,
  };
}

function instanceSettings(jsonData: RuntrailOptions): DataSourceInstanceSettings<RuntrailOptions> {
  return {
    id: 1,
    uid: 'runtrail',
    type: 'runtrail-audit-datasource',
    name: 'Runtrail',
    access: 'proxy',
    readOnly: false,
    jsonData,
    meta: {
      id: 'runtrail-audit-datasource',
      name: 'Runtrail',
      type: PluginType.datasource,
      module: '',
      baseUrl: '',
      info: {
        author: { name: '' },
        description: '',
        links: [],
        logos: { small: '', large: '' },
        screenshots: [],
        updated: '',
        version: '',
      },
    },
  };
}
