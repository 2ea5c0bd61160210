import * as v from 'valibot';

const fieldSchema = v.looseObject({
  name: v.string(),
  type: v.string(),
  labels: v.optional(v.record(v.string(), v.string())),
});
const noticeSchema = v.object({ severity: v.string(), text: v.string() });
const metaSchema = v.looseObject({
  type: v.optional(v.string()),
  executedQueryString: v.optional(v.string()),
  notices: v.optional(v.array(noticeSchema), []),
});
const frameSchema = v.object({
  schema: v.object({ name: v.optional(v.string()), meta: v.optional(metaSchema), fields: v.array(fieldSchema) }),
  data: v.object({ values: v.array(v.array(v.unknown())) }),
});
const resultSchema = v.object({
  status: v.number(),
  error: v.optional(v.string()),
  errorSource: v.optional(v.string()),
  frames: v.optional(v.array(frameSchema), []),
});
const answerSchema = v.object({ results: v.record(v.string(), resultSchema) });
const healthSchema = v.looseObject({ message: v.string(), status: v.optional(v.string()) });
const savedSchema = v.object({ datasource: v.object({ uid: v.string() }) });

export type Frame = v.InferOutput<typeof frameSchema>;
export type Result = v.InferOutput<typeof resultSchema>;
/** A row by its field names. */
export type Row = Readonly<Record<string, unknown>>;

export interface QueryOptions {
  /** Epoch ms; absent = the last six hours. */
  from?: number;
  to?: number;
  headers?: Readonly<Record<string, string>>;
  /** Ends the request, as a page does that is left. */
  signal?: AbortSignal;
}

/** Grafana's HTTP API as the preview serves it. */
export class GrafanaApi {
  constructor(readonly address: string) {}

  /** One query of the data source; the refId is A. */
  async query(uid: string, query: object, options: QueryOptions = {}): Promise<Result & { httpStatus: number }> {
    const { httpStatus, results } = await this.queries([{ refId: 'A', datasource: { uid }, ...query }], options);
    const result = results['A'];
    if (!result) {
      throw new Error('There is no result for A.');
    }
    return { ...result, httpStatus };
  }

  async queries(queries: readonly object[], { from, to, headers = {}, signal }: QueryOptions = {}) {
    const response = await fetch(`${this.address}/api/ds/query`, {
      method: 'POST',
      ...(signal && { signal }),
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify({
        from: String(from ?? 'now-6h'),
        to: String(to ?? 'now'),
        queries: queries.map((query) => ({ maxDataPoints: 500, intervalMs: 60_000, ...query })),
      }),
    });
    return { httpStatus: response.status, ...v.parse(answerSchema, await response.json()) };
  }

  /** Makes a data source; what is absent is Puppet's. */
  async addDataSource(settings: { url: string; jsonData?: object; secureJsonData?: object }): Promise<string> {
    const body = {
      name: `Test ${settings.url} ${Math.random()}`,
      type: 'runtrail-audit-datasource',
      jsonData: { vendor: 'puppet', ...settings.jsonData },
      secureJsonData: { puppetToken: 'puppet-token', ...settings.secureJsonData },
      url: settings.url,
    };
    const response = await this.send('POST', '/api/datasources', body);
    return v.parse(savedSchema, await response.json()).datasource.uid;
  }

  async health(uid: string): Promise<{ httpStatus: number; message: string }> {
    const response = await this.send('GET', `/api/datasources/uid/${uid}/health`);
    return { httpStatus: response.status, message: v.parse(healthSchema, await response.json()).message };
  }

  async resource(uid: string, path: string): Promise<{ httpStatus: number; body: unknown }> {
    const response = await this.send('GET', `/api/datasources/uid/${uid}/resources/${path}`);
    return { httpStatus: response.status, body: await response.json() };
  }

  send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.address}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
}

/** A frame as rows. */
export function rowsOf(frame: Frame | undefined): Row[] {
  if (!frame) {
    throw new Error('There is no frame.');
  }
  const { fields } = frame.schema;
  const length = frame.data.values[0]?.length ?? 0;
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(fields.map((field, at) => [field.name, frame.data.values[at]?.[row]]))
  );
}

/** Every notice of an answer. */
export function noticesOf(result: Result): string[] {
  return result.frames.flatMap((frame) => frame.schema.meta?.notices.map((notice) => notice.text) ?? []);
}
