import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { lastValueFrom, Observable, throwError } from 'rxjs';
import { textOf } from '../text-of';

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
      return () => {
        controller.abort();
      };
    });
  }
  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }
  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }
  get<T>(url: string, params?: BackendSrvRequest['params'], requestId?: string, options?: Partial<BackendSrvRequest>) {
    return this.call<T>({ ...options, method: 'GET', url, params, requestId });
  }
  delete<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.call<T>({ ...options, method: 'DELETE', url, data });
  }
  post<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.call<T>({ ...options, method: 'POST', url, data });
  }
  patch<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.call<T>({ ...options, method: 'PATCH', url, data });
  }
  put<T>(url: string, data?: unknown, options?: Partial<BackendSrvRequest>) {
    return this.call<T>({ ...options, method: 'PUT', url, data });
  }
  chunked(): Observable<FetchResponse<Uint8Array | undefined>> {
    return throwError(() => new Error('The preview does not stream.'));
  }

  private async call<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }
}

/** An answer that is an error, in the shape that plugins expect of Grafana's. */
class RequestFailure extends Error implements FetchError {
  constructor(
    readonly status: number,
    override readonly message: string,
    readonly data: unknown,
    readonly config: BackendSrvRequest
  ) {
    super(message);
  }
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const body = options.data === undefined || options.data === null ? undefined : JSON.stringify(options.data);
  const response = await window.fetch(address(options), {
    method: options.method ?? 'GET',
    signal,
    headers: {
      Accept: 'application/json, text/plain, */*',
      'X-Grafana-Org-Id': '1',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const { status, statusText, ok, headers, url, redirected, type } = response;
  if (!ok) {
    throw new RequestFailure(status, statusText, errorData(text, statusText), options);
  }
  // What an address answers is what its caller says it does, as in Grafana.
  const data = JSON.parse(text || '{}') as T;
  return { data, status, statusText, ok, headers, url, redirected, type, config: options };
}

function errorData(text: string, statusText: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text, error: statusText, response: text };
  }
}

function address({ url, params = {} }: BackendSrvRequest): string {
  const pairs = Object.entries(params).flatMap(([name, value]: [string, unknown]) =>
    value === undefined || value === null ? [] : [value].flat().map((one): [string, string] => [name, textOf(one)])
  );
  const query = new URLSearchParams(pairs).toString();
  const path = /^(https?:|\/)/.test(url) ? url : `/${url}`;
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}
