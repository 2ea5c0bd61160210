import type { DataQueryRequest } from '@grafana/data';

/** A request to one data source as a part of one to several. */
interface PartOfMixed {
  place: string;
  /** The request to all of them. */
  whole: string;
}

/** Grafana's Mixed data source names its requests so. */
const part = /^mixed-(\d+)-(.*)$/;

/** What a request is a part of; undefined where it is of one data source alone. */
export function partOf(requestId: string | undefined): PartOfMixed | undefined {
  const [, place, whole] = part.exec(requestId ?? '') ?? [];
  return place === undefined || whole === undefined ? undefined : { place, whole };
}

/** Whether a panel shows the answers of several queries, of one data source or more. */
export function isOfSeveral({ requestId, targets }: Pick<DataQueryRequest, 'requestId' | 'targets'>): boolean {
  return targets.length > 1 || partOf(requestId) !== undefined;
}

/**
 * What the data sources of panels have answered. Mixed hands all of a panel on together, but looks at each by itself: what is to be
 * told of all of them is told to each, once more with every answer.
 */
export class AnswersOfPanels<Answer> {
  private readonly requests = new Map<string, Map<string, Answer>>();

  /** @param most how many panels are remembered */
  constructor(private readonly most = 100) {}

  /** What all data sources of the panel have answered until now, this one too. */
  withOthers(own: Answer, requestId: string | undefined): Answer[] {
    const { place, whole } = partOf(requestId) ?? { place: '', whole: '' };
    if (whole === '') {
      return [own];
    }
    const known = this.requests.get(whole);
    // One that answers again does so to another request of that name.
    const all = known === undefined || known.has(place) ? new Map<string, Answer>() : known;
    this.requests.set(whole, all.set(place, own));
    const [oldest] = this.requests.keys();
    if (this.requests.size > this.most && oldest !== undefined) {
      this.requests.delete(oldest);
    }
    return [...all.values()];
  }
}
