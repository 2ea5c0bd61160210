import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';

export interface TlsFiles {
  /** PEM texts. */
  key: string;
  certificate: string;
}

/** A server that can go away and come back on the same port. */
export class Listener {
  private readonly server: http.Server;
  private chosenPort: number;
  private returning: NodeJS.Timeout | undefined;

  constructor(
    handle: http.RequestListener,
    port: number,
    private readonly host = '127.0.0.1',
    readonly tls?: TlsFiles
  ) {
    this.chosenPort = port;
    // a pool of idle connections must not meet a server that just closed them: that is a fault of its own
    const settings = { keepAliveTimeout: 120_000 };
    this.server = tls
      ? https.createServer({ ...settings, key: tls.key, cert: tls.certificate }, handle)
      : http.createServer(settings, handle);
  }

  get port(): number {
    return this.chosenPort;
  }

  get url(): string {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.chosenPort}`;
  }

  get isUp(): boolean {
    return this.server.listening;
  }

  async up(): Promise<void> {
    clearTimeout(this.returning);
    if (this.server.listening) {
      return;
    }
    this.server.listen(this.chosenPort, this.host);
    await once(this.server, 'listening');
    const address = this.server.address();
    this.chosenPort = typeof address === 'object' && address ? address.port : this.chosenPort;
  }

  /** Connections are refused from now on; for so long, or until `up`. */
  async down(milliseconds?: number): Promise<void> {
    clearTimeout(this.returning);
    if (this.server.listening) {
      const closed = once(this.server, 'close');
      this.server.close();
      this.server.closeAllConnections();
      await closed;
    }
    if (milliseconds !== undefined) {
      this.returning = setTimeout(() => void this.up(), milliseconds);
    }
  }
}
