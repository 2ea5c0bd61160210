import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, throwError } from 'rxjs';

/** Grafana's HTTP service: answers as `FetchResponse`, throws `FetchError`, ends a request when nobody listens any more. */
export class PreviewBackendSrv implements BackendSrv {
  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      send<T>(options, controller.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (error: unknown) => {
          if (!controller.signal.aborted) {
            subscriber.error(error);
          }
        }
      );
      return () => controller.abort();
    });
  }
  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }
  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await this.datasourceRequest<T>(options)).data;
  }
  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({
      ...options,
      method: 'GET',
      url,
      params: params ?? {},
      ...(requestId ? { requestId } : {}),
    });
  }
  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'DELETE', url, data });
  }
  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'POST', url, data });
  }
  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PATCH', url, data });
  }
  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.request<T>({ ...options, method: 'PUT', url, data });
  }
  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The preview does not stream.'));
  }
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await window.fetch(address(options), {
    method: options.method ?? 'GET',
    signal,
    headers: {
      Accept: 'application/json, text/plain, */*',
      'X-Grafana-Org-Id': '1',
      ...(options.data == null ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    },
    ...(options.data == null ? {} : { body: JSON.stringify(options.data) }),
  });
  const data = parsed(await response.text());
  const { status, statusText, ok } = response;
  if (!ok) {
    throw {
      status,
      statusText,
      data: typeof data === 'string' ? { message: data, error: statusText } : data,
      config: options,
    };
  }
  const { headers, url, redirected, type } = response;
  return { data, status, statusText, ok, headers, url, redirected, type, config: options };
}

function address(options: BackendSrvRequest): string {
  const pairs = Object.entries(options.params ?? {}).flatMap(([name, value]) =>
    value == null ? [] : [value].flat().map((one): [string, string] => [name, String(one)])
  );
  const query = new URLSearchParams(pairs).toString();
  const path = /^(https?:|\/)/.test(options.url) ? options.url : `/${options.url}`;
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

function parsed(text: string) {
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return text;
  }
}
