/** A request to one data source as a part of one to several. */
interface Part {
  place: string;
  /** The request to all of them. */
  whole: string;
}

/** Grafana's Mixed data source names its requests so. */
const part = /^mixed-(\d+)-(.*)$/;

/** What a request is a part of; undefined where it is of one data source alone. */
export function partOf(requestId: string | undefined): Part | undefined {
  const [, place, whole] = part.exec(requestId ?? '') ?? [];
  return place === undefined || whole === undefined ? undefined : { place, whole };
}
