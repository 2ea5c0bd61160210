import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

const valueSchema = v.object({ stringValue: v.optional(v.string()) });
const attributesSchema = v.optional(v.array(v.object({ key: v.string(), value: valueSchema })), []);
const logsSchema = v.object({
  resourceLogs: v.optional(
    v.array(
      v.object({
        resource: v.object({ attributes: attributesSchema }),
        scopeLogs: v.array(
          v.object({
            logRecords: v.array(
              v.object({
                timeUnixNano: v.string(),
                severityText: v.optional(v.string()),
                eventName: v.optional(v.string(), ''),
                body: v.optional(valueSchema),
                attributes: attributesSchema,
              })
            ),
          })
        ),
      })
    ),
    []
  ),
});

/** A record with the attributes of its resource. */
export interface SunkRecord {
  name: string;
  /** Epoch ms. */
  time: number;
  body: string;
  severity: string;
  attributes: Readonly<Partial<Record<string, string>>>;
}

/** A store that takes log records over OTLP, and fails while it is told to. */
export class OtlpSink {
  isFailing = false;
  refused = 0;
  private readonly server: Server;

  /** @param take gets every record that was accepted, in the order in which they came */
  constructor(take: (record: SunkRecord) => void) {
    this.server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        if (this.isFailing) {
          this.refused++;
          response.writeHead(503).end();
          return;
        }
        recordsOf(JSON.parse(body)).forEach(take);
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/v1/logs`;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  return (request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString('utf8');
}

function recordsOf(logs: unknown): SunkRecord[] {
  return v.parse(logsSchema, logs).resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs
      .flatMap(({ logRecords }) => logRecords)
      .map(({ timeUnixNano, severityText = '', eventName, body, attributes }) => ({
        name: eventName,
        time: Number(BigInt(timeUnixNano) / 1_000_000n),
        body: body?.stringValue ?? '',
        severity: severityText,
        attributes: Object.fromEntries(
          [...resource.attributes, ...attributes].map(({ key, value }) => [key, value.stringValue])
        ),
      }))
  );
}
