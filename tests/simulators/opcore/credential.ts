import type { Answer } from '../base/answer';
import type { Clock } from '../base/clock';
import { KnownCredential } from '../base/known-credential';
import { createRandom } from '../base/random';
import { type SimulatedRequest, headerOf } from '../base/request';
import { type ExpiryKind, authenticationRequired, expiryKinds, loginPage, permissionDenied } from './errors';
import type { Switches } from './switches';

/** The one account, its sessions, and what became of them. `auditor-1` and so on are other accounts, which share its fate. */
export class Credential extends KnownCredential<ExpiryKind> {
  private readonly sessions = new Map<string, number>();
  private refusedInARow = 0;
  private readonly random = createRandom(7);
  /** Logins that were refused since the start: a client that repeats them locks people out. */
  refusedLogins = 0;

  constructor(
    private readonly username: string,
    private readonly password: string,
    private readonly clock: Clock,
    private readonly switches: { readonly values: Readonly<Switches> }
  ) {
    super('login', expiryKinds);
  }

  get isLocked(): boolean {
    const { lockAfter } = this.switches.values;
    return this.fate === 'locked' || (lockAfter > 0 && this.refusedInARow >= lockAfter);
  }

  logIn(request: SimulatedRequest): Answer {
    const form = new URLSearchParams(request.body);
    const isForm = headerOf(request, 'content-type')?.startsWith('application/x-www-form-urlencoded') === true;
    const name = form.get('username')?.replace(/-\d+$/, '');
    const isRight = isForm && name === this.username && form.get('password') === this.password;
    const { loginPath, loginRedirects, refusedLoginAs, cookieName } = this.switches.values;
    if (!isRight || this.isLocked || this.fate === 'password') {
      this.refusedLogins++;
      this.refusedInARow++;
      return refusalAs(refusedLoginAs, loginPath);
    }
    this.refusedInARow = 0;
    const session = this.random.hex(40);
    this.sessions.set(session, this.clock.now() + this.switches.values.sessionMinutes * 60_000);
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      'Set-Cookie': `${cookieName}=${session}; Path=/; HttpOnly`,
      ...(loginRedirects && { Location: '/omk/opCharts' }),
    };
    return { status: loginRedirects ? 302 : 200, headers, body: loginRedirects ? '' : '<html>Welcome</html>' };
  }

  /** Undefined = let in. */
  refuse(request: SimulatedRequest): Answer | undefined {
    const { cookieName, noSessionAs, loginPath } = this.switches.values;
    const cookies = (headerOf(request, 'cookie') ?? '').split(/; */).map((cookie) => cookie.split('='));
    const session = cookies.find(([name]) => name === cookieName)?.[1];
    if ((this.sessions.get(session ?? '') ?? 0) > this.clock.now()) {
      return this.fate === 'forbidden'
        ? permissionDenied(403)
        : this.fate === 'forbidden200'
          ? permissionDenied(200)
          : undefined;
    }
    return refusalAs(noSessionAs, loginPath);
  }

  override expire(kind: string): void {
    const before = this.fate;
    super.expire(kind);
    if (!kind.startsWith('forbidden')) {
      this.sessions.clear();
    }
    // a session that ended is no lasting harm: the next login makes another
    if (kind === 'session') {
      this.fate = before;
    }
  }

  override renew(): void {
    super.renew();
    this.refusedInARow = 0;
  }
}

function refusalAs(way: Switches['noSessionAs' | 'refusedLoginAs'], loginPath: string): Answer {
  switch (way) {
    case '401':
      return authenticationRequired();
    case '403':
      return permissionDenied(403);
    case 'page':
      return loginPage(loginPath);
    case 'redirect':
      return { status: 302, headers: { Location: `${loginPath}?again=1` }, body: '' };
  }
}
