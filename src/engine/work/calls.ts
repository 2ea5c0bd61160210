import type { VendorRequest } from '../host';

/** How many calls are listed. */
const listed = 50;

/** One call to the vendor: method and URL, nothing secret (secrets travel in headers and forms only). */
export interface Call {
  readonly line: string;
}

/** The call of a request, as people read it. */
export function callOf(baseUrl: string, request: VendorRequest): Call {
  const parameters = (request.parameters ?? []).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  );
  const search = parameters.length > 0 ? `?${parameters.join('&')}` : '';
  return { line: `${request.method} ${baseUrl}${request.path}${search}` };
}

/** The vendor calls that made an answer, each once, however many ways it came. */
export class Calls {
  private readonly first = new Set<Call>();
  private beyond = 0;

  add(call: Call): void {
    if (this.first.has(call)) {
      return;
    }
    if (this.first.size < listed) {
      this.first.add(call);
    } else {
      this.beyond++;
    }
  }

  /** Takes back a call that was never sent. */
  remove(call: Call): void {
    if (!this.first.delete(call) && this.beyond > 0) {
      this.beyond--;
    }
  }

  addAll(other: Calls): void {
    other.first.forEach((call) => this.add(call));
    this.beyond += other.beyond;
  }

  /** For `executedQueryString`; undefined when nothing was called. */
  text(): string | undefined {
    if (this.first.size === 0) {
      return undefined;
    }
    const lines = Array.from(this.first, (call) => call.line);
    return [...lines, ...(this.beyond > 0 ? [`and ${this.beyond} more`] : [])].join('\n');
  }
}
