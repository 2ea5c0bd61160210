import type { VendorRequest } from '../seam/host';

/** How many calls are listed. */
const listed = 50;

/** One call to the vendor: method and URL, nothing secret (secrets travel in headers and forms only). */
export interface Call {
  readonly line: string;
  /** What its answer brought. */
  bytes?: number;
}

/** How many calls there were, and the bytes that they brought. */
export interface CallFigures {
  calls: number;
  bytes: number;
}

interface Listed {
  calls: readonly Call[];
  /** Of those that are not listed. */
  beyond: CallFigures;
  /** Of all. */
  figures: CallFigures;
  /** Once it was asked for: all panels of a dashboard may have the same. */
  text?: string | undefined;
}

/** The call of a request, as people read it. @param listed what of its body is worth reading, nothing secret */
export function callOf(baseUrl: string, request: VendorRequest, listed?: string): Call {
  const parameters = (request.parameters ?? []).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
  );
  const search = parameters.length > 0 ? `?${parameters.join('&')}` : '';
  return { line: `${request.method} ${baseUrl}${request.path}${search}${listed === undefined ? '' : ` ${listed}`}` };
}

/**
 * The vendor calls that made an answer, each once, however many ways it came. They stand in the order in which they were
 * sent, with those of a shared read or of a run in one place: never in the order of the answers.
 */
export class Calls {
  private readonly parts = new Set<Call | Calls>();
  /** Of calls beyond those in `parts`. */
  private beyond: CallFigures = { calls: 0, bytes: 0 };
  /** Of what does not change any more. */
  private all: Listed | undefined;
  private isFinal = false;

  add(call: Call): void {
    this.parts.add(call);
  }

  /** Takes back a call that was never sent. */
  remove(call: Call): void {
    this.parts.delete(call);
  }

  /** The calls of another are listed at this place, those included that it has yet to make. */
  include(other: Calls): void {
    this.parts.add(other);
  }

  /** A copy to keep: the calls until now, no more of them than are listed. */
  snapshot(): Calls {
    const { calls, beyond } = this.listed();
    const copy = new Calls();
    calls.forEach((call) => copy.add(call));
    copy.beyond = beyond;
    copy.isFinal = true;
    return copy;
  }

  /** Nothing is added any more: what made these calls has ended. */
  finish(): void {
    this.isFinal = true;
  }

  /** For `executedQueryString`; undefined when nothing was called. */
  text(): string | undefined {
    const all = this.listed();
    all.text ??= textOf(all);
    return all.text;
  }

  figures(): CallFigures {
    return this.listed().figures;
  }

  private listed(): Listed {
    const [only] = this.parts;
    if (only instanceof Calls && this.parts.size === 1 && this.beyond.calls === 0) {
      return only.listed();
    }
    if (!this.isFinal) {
      return this.list();
    }
    this.all ??= this.list();
    return this.all;
  }

  private list(): Listed {
    const calls: Call[] = [];
    const seen = new Set<Call | Calls>();
    const beyond: CallFigures = { calls: 0, bytes: 0 };
    const visit = (part: Call | Calls): void => {
      if (seen.has(part)) {
        return;
      }
      seen.add(part);
      if (!(part instanceof Calls)) {
        calls.push(part);
        return;
      }
      beyond.calls += part.beyond.calls;
      beyond.bytes += part.beyond.bytes;
      part.parts.forEach(visit);
    };
    visit(this);
    const shown = calls.splice(0, listed);
    beyond.calls += calls.length;
    beyond.bytes += bytesOf(calls);
    const figures = { calls: shown.length + beyond.calls, bytes: bytesOf(shown) + beyond.bytes };
    return { calls: shown, beyond, figures };
  }
}

function bytesOf(calls: readonly Call[]): number {
  return calls.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
}

function textOf({ calls, beyond }: Listed): string | undefined {
  const lines = calls.map(({ line }) => line).concat(beyond.calls > 0 ? [`and ${beyond.calls} more`] : []);
  return lines.length > 0 ? lines.join('\n') : undefined;
}
