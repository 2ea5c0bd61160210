import type { FetchFailure, VendorRequest } from '../../seam/host';

/** An object as body is sent as JSON. */
export type ServerAnswer =
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string | object }
  | { failure: FetchFailure['failure'] };

export const settings = {
  vendorOptions: { username: 'auditor', timeZone: 'UTC', loginPath: '/omk/opCharts/login' },
};

/** A UUID that ends in this number. */
export function uuid(number: number): string {
  return `1d2b430b-fc0e-4f79-88e3-${String(number).padStart(12, '0')}`;
}

export function auditRecord(what: string, when: string, more: object = {}): object {
  return { details: uuid(1), extra: 'my-node-1\n', status: 'ok', what, when, who: 'omkapiha', ...more };
}

export const loginPage: ServerAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<!DOCTYPE html><html><form method="post"><input name="username"><input class="x" type="password"></form></html>',
};
export const authenticationRequired: ServerAnswer = {
  status: 401,
  body: { error: 1, message: 'Authentication required' },
};
export const noDataFound: ServerAnswer = {
  status: 400,
  body: { error: 1, message: 'Error loading data, No data found for requested match' },
};
export const startPage: ServerAnswer = { status: 302, headers: { location: '/omk/opCharts' }, body: '' };

/** A FirstWave server in the shapes of its documentation; the host's cookie jar is a flag here. */
export class OpcoreServer {
  /** By UUID; null = no audit. */
  readonly audits = new Map<string, object | null>();
  readonly names = new Map<string, string>();
  loggedIn = false;
  logins = 0;
  /** What a login is answered with; only `startPage` lets in. */
  login: ServerAnswer | Promise<ServerAnswer> = startPage;
  /** What someone without a session gets. */
  stranger: ServerAnswer = authenticationRequired;
  /** The most nodes that a page holds. */
  largestPage = Infinity;
  countsNodes = true;

  constructor() {
    this.answer = this.answer.bind(this);
  }

  add(number: number, audit: object | null = {}, name = `node-${number}`): void {
    this.audits.set(uuid(number), audit);
    this.names.set(uuid(number), name);
  }

  async answer(request: VendorRequest): Promise<ServerAnswer> {
    if (request.method === 'POST') {
      this.logins++;
      const answer = await this.login;
      this.loggedIn = answer === startPage || ('status' in answer && answer.body === 'Welcome');
      return answer;
    }
    if (!this.loggedIn) {
      return this.stranger;
    }
    return request.path.endsWith('/nodes') ? this.nodes(request) : this.audit(request.path);
  }

  private audit(path: string): ServerAnswer {
    const audit = this.audits.get(path.slice(path.lastIndexOf('/') + 1)) ?? null;
    return audit === null ? noDataFound : { status: 200, body: audit };
  }

  private nodes({ parameters = [] }: VendorRequest): ServerAnswer {
    const asked = new Map(parameters);
    const limit = Math.min(Number(asked.get('limit')), this.largestPage);
    const start = (Number(asked.get('page')) - 1) * limit;
    const all = Array.from(this.names, ([key, name]) => ({ uuid: key, name }));
    const nodes = all.slice(start, start + limit);
    return { status: 200, body: this.countsNodes ? { nodes, total: all.length } : { nodes } };
  }
}
