import { once } from 'node:events';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type Random, createRandom } from '../../simulators/base/random';
import { readRequest } from '../../simulators/base/request';
import { mutated } from './mutate';

/** What one case does to the answers of one lane. */
export interface Mischief {
  seed: number;
  /** These are passed on as they are. */
  spared: RegExp;
  /** Ids that stand for a real one, so that nothing of them is known from before. */
  real(path: string): string;
}

interface Good {
  status: number;
  headers: Record<string, string | string[]>;
  body: Buffer;
}

/** Stands before a vendor and spoils its answers; every lane is a path of its own and has its own mischief. */
export class MutatingServer {
  /** What was answered last, by lane. */
  readonly answered = new Map<string, string[]>();
  private readonly lanes = new Map<string, Mischief>();
  private readonly known = new Map<string, Promise<Good>>();

  private constructor(
    private readonly server: Server,
    private readonly vendorUrl: string
  ) {}

  static async start(vendorUrl: string): Promise<MutatingServer> {
    const server = createServer({ keepAliveTimeout: 120_000 });
    const mutating = new MutatingServer(server, vendorUrl);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      mutating.answer(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return mutating;
  }

  urlOf(lane: string): string {
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/${lane}`;
  }

  begin(lane: string, mischief: Mischief): void {
    this.lanes.set(lane, mischief);
    this.answered.set(lane, []);
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message);
    const [, lane = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(message.url ?? '') ?? [];
    const mischief = this.lanes.get(lane);
    if (!mischief) {
      response.writeHead(404).end();
      return;
    }
    const call = `${request.method} ${mischief.real(rest)}`;
    const good = await this.good(call, request.headers, request.body);
    const bad = mischief.spared.test(call) ? good : spoilt(good, createRandom(seedOf(mischief.seed, call)));
    this.answered
      .get(lane)
      ?.push(`${call}\n${bad.status} ${JSON.stringify(bad.headers)}\n${bad.body.toString('latin1')}`);
    response.writeHead(bad.status, { ...bad.headers, 'Content-Length': bad.body.length }).end(bad.body);
  }

  /** The vendor's own answer: asked for once, since the company's clock stands still. */
  private good(call: string, headers: IncomingMessage['headers'], body: string): Promise<Good> {
    const [method = '', path = ''] = call.split(' ');
    const key = `${call} ${body}`;
    const known = this.known.get(key) ?? this.ask(method, path, headers, body);
    if (!/login/.test(path)) {
      this.known.set(key, known);
    }
    return known;
  }

  private async ask(method: string, path: string, headers: IncomingMessage['headers'], body: string): Promise<Good> {
    const passed = ['authorization', 'x-authentication', 'x-service-key', 'cookie', 'content-type', 'accept'];
    const response = await fetch(`${this.vendorUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: Object.fromEntries(passed.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : []))),
      ...(method === 'POST' && { body }),
    });
    const cookies = response.headers.getSetCookie();
    return {
      status: response.status,
      headers: {
        'Content-Type': response.headers.get('content-type') ?? 'application/json',
        ...(cookies.length > 0 && { 'Set-Cookie': cookies }),
      },
      body: Buffer.from(await response.arrayBuffer()),
    };
  }
}

/** Most answers are spoilt; a few have another status or lie about their encoding as well. */
function spoilt(good: Good, random: Random): Good {
  if (random.chance(0.2)) {
    return good;
  }
  const status = random.chance(0.04) ? random.pick([201, 204, 206, 400, 404, 409, 418, 500]) : good.status;
  const headers = random.chance(0.03) ? random.pick(lies) : {};
  return { status, headers: { ...good.headers, ...headers }, body: mutated(good.body, random) };
}

const lies: readonly [Record<string, string>, ...Array<Record<string, string>>] = [
  { 'Content-Encoding': 'gzip' },
  { 'Content-Type': 'text/html' },
  { 'Content-Type': 'application/json; charset=utf-16' },
  { 'Content-Encoding': 'br' },
];

/** The same call of the same case is answered in the same way, in whatever order calls come. */
function seedOf(seed: number, call: string): number {
  let mixed = seed;
  for (const character of call) {
    mixed = (Math.imul(mixed, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return mixed;
}
