import { isoTime } from '../iso-time';
import type { VendorRequest } from '../../seam/host';

/** What a user did, as a test needs it; the rest is filled in, in the shape of v1's documented record. */
export interface FixtureRecord {
  _id?: string | undefined;
  createdAt: string;
  [key: string]: unknown;
}

interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: string | object;
}

/** An id as Opsera has them. */
export function hexId(number: number): string {
  return number.toString(16).padStart(24, '0');
}

export function auditRecord(record: FixtureRecord): Record<string, unknown> {
  return {
    user_id: hexId(7),
    user_email: 'rita@example.com',
    type: 'pipeline',
    action: 'update',
    target_id: hexId(99),
    account: 'acme',
    updatedAt: record.createdAt,
    __v: 0,
    ...record,
  };
}

/** The fields that Opsera's portal asks for. */
export function logRecord(number: number, log: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    _id: hexId(number),
    task_id: hexId(1),
    run_count: 5,
    name: 'deploy web',
    log_type: 'console log',
    type: 'gitscraper',
    message: `line ${number}`,
    status: 'success',
    createdAt: new Date(Date.UTC(2026, 10, 21, 11) + number * 1000).toISOString(),
    api_response: {},
    ...log,
  };
}

/** A platform that answers as its page on logs says, from records that a test may change while it runs. */
export class Platform {
  records: FixtureRecord[] = [];
  readonly logs = new Map<string, Array<Record<string, unknown>>>();
  order: 'newestFirst' | 'oldestFirst' = 'newestFirst';
  /** Whether `end_time` 17:00 includes that minute. */
  endMinuteIncluded = false;
  countGiven = true;
  /** More than so many records are not to be had in one answer. */
  mostPerPage = 1_000;
  /** Beyond so many, pages are empty whatever the count says. */
  cap = Infinity;
  /** How the list of logs is wrapped. */
  wrap: (logs: readonly object[], total: number) => unknown = (logs) => logs;
  /** Runs after a page was answered, before the next. */
  afterPage: () => void = () => undefined;
  /** The zone that dates are taken in, minutes east of UTC. */
  filterZoneMinutes = 0;
  /** Parameters that have no effect. */
  ignored: ReadonlyArray<'page' | 'dates'> = [];
  /** A filter by date finds nothing, whatever it says. */
  findsNothing = false;
  /** Dates are required. */
  refusesUndated = false;
  /** What is answered instead, by the path's end. */
  readonly broken = new Map<string, Answer>();

  /** So many records, one a second until this moment (ISO), numbered from the oldest. */
  addRecords(count: number, until: string, from = 0): void {
    const end = isoTime(until);
    for (let number = from; number < from + count; number++) {
      const createdAt = new Date(end - (from + count - 1 - number) * 1000).toISOString();
      this.records.push({ _id: hexId(number), createdAt });
    }
  }

  readonly answer = (request: VendorRequest): Answer => {
    const inner = request.path.replace('/api/v2', '');
    const broken = this.broken.get(inner);
    if (broken !== undefined) {
      return broken;
    }
    switch (inner) {
      case '/logs/audit/user':
        return this.audit(new Map(request.parameters));
      case '/logs/task':
        return this.taskLogs(request.body);
      default:
        return { status: 404, body: { message: `Cannot ${request.method} ${request.path}` } };
    }
  };

  private audit(query: ReadonlyMap<string, string>): Answer {
    if (this.refusesUndated && !query.has('start_date')) {
      return { status: 422, body: { message: 'start_date is required' } };
    }
    const dated = query.has('start_date') && !this.ignored.includes('dates');
    const moment = (name: string) =>
      isoTime(`${query.get(`${name}_date`) ?? ''}T${query.get(`${name}_time`) ?? ''}:00Z`) -
      this.filterZoneMinutes * 60_000;
    const from = dated ? moment('start') : -Infinity;
    const to = dated ? moment('end') + (this.endMinuteIncluded ? 59_999 : 0) : Infinity;
    const sign = this.order === 'newestFirst' ? -1 : 1;
    const found = this.records
      .map(auditRecord)
      .filter((record) => {
        const time = isoTime(record.createdAt);
        return Number.isNaN(time) || (time >= from && time <= to && !(dated && this.findsNothing));
      })
      .filter((record) =>
        ['user_id', 'user_email', 'type', 'action', 'secondary_action', 'target_id'].every(
          (name) => query.get(name) === undefined || query.get(name) === record[name]
        )
      )
      .sort((a, b) => (String(a.createdAt) < String(b.createdAt) ? -sign : sign));
    const size = Math.min(Number(query.get('page_size')), this.mostPerPage);
    const page = this.ignored.includes('page') ? 1 : Number(query.get('page'));
    const data = found.slice(0, this.cap).slice((page - 1) * size, page * size);
    const body = this.countGiven ? { count: found.length, data } : { data };
    this.afterPage();
    return { status: 200, body };
  }

  private taskLogs(body: VendorRequest['body']): Answer {
    const json: unknown = body !== undefined && 'json' in body ? body.json : {};
    const asked = new Map<string, unknown>(Object.entries(json ?? {}));
    const logs = this.logs.get(String(asked.get('id') ?? asked.get('name')));
    if (logs === undefined) {
      return { status: 404, body: { message: 'Task not found' } };
    }
    const ofRun = logs.filter((log) => asked.get('runCount') === undefined || log.run_count === asked.get('runCount'));
    const [page, size] = [Number(asked.get('page')), Number(asked.get('pageSize'))];
    const data = this.wrap(ofRun.slice((page - 1) * size, page * size), ofRun.length);
    return { status: 200, body: { status: 'success', data } };
  }
}
