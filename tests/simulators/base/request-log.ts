/** One request that reached the simulator. */
export interface LogEntry {
  /** The company's time, epoch ms. */
  time: number;
  method: string;
  path: string;
  query: string;
  /** The route's pattern with its method, e.g. `GET /jobs/:id/events`; `unknown` where none fits. */
  endpoint: string;
  /** Null when no answer was sent. */
  status: number | null;
  fault?: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

const kept = 20_000;

/** What was asked: the newest requests, and counts of all. */
export class RequestLog {
  private list: LogEntry[] = [];
  private total = new Map<string, number>();

  add(entry: LogEntry): void {
    this.list.push(entry);
    if (this.list.length > 2 * kept) {
      this.list = this.list.slice(-kept);
    }
    this.total.set(entry.endpoint, (this.total.get(entry.endpoint) ?? 0) + 1);
  }

  get entries(): readonly LogEntry[] {
    return this.list;
  }

  /** Requests by endpoint since the start or the last `clear`. */
  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.total);
  }

  /** Of one endpoint, or of all. */
  count(endpoint?: string): number {
    return endpoint === undefined
      ? [...this.total.values()].reduce((sum, count) => sum + count, 0)
      : (this.total.get(endpoint) ?? 0);
  }

  clear(): void {
    this.list = [];
    this.total.clear();
  }
}
