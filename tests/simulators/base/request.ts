import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** One request as the routes see it. */
export interface SimulatedRequest {
  method: string;
  /** Still percent-encoded. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** The route's `:names`, decoded. */
  parameters: Readonly<Record<string, string>>;
}

export async function readRequest(message: IncomingMessage): Promise<SimulatedRequest> {
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  const pieces: Buffer[] = [];
  for await (const piece of message) {
    pieces.push(Buffer.isBuffer(piece) ? piece : Buffer.from(String(piece)));
  }
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query.join('?')),
    headers: message.headers,
    body: Buffer.concat(pieces).toString('utf8'),
    parameters: {},
  };
}

/** The body as JSON; undefined when it is none. */
export function jsonBody(request: SimulatedRequest): unknown {
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

export function headerOf(request: SimulatedRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
