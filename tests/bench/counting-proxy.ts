import { once } from 'node:events';
import { createServer, request } from 'node:http';
import * as v from 'valibot';

export interface CountingProxy {
  url: string;
  /** Of answers, as they crossed the wire, since the latest reset. */
  bytes(): number;
  calls(): number;
  reset(): void;
  stop(): Promise<void>;
}

/** Passes everything on and counts what comes back. */
export async function countingProxy(target: string): Promise<CountingProxy> {
  let [bytes, calls] = [0, 0];
  const server = createServer((incoming, outgoing) => {
    calls++;
    const { method, headers, url = '/' } = incoming;
    const passed = request(new URL(url, target), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.on('data', (part: Buffer) => (bytes += part.length));
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    bytes: () => bytes,
    calls: () => calls,
    reset: () => {
      [bytes, calls] = [0, 0];
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
