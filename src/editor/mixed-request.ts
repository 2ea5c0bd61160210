/** Grafana's Mixed data source names its requests so: the place of one data source, and the request that it is a part of. */
const part = /^mixed-\d+-(.*)$/;

/** The request over several data sources that a request is a part of; undefined where it is of one alone. */
export function wholeRequest(requestId: string | undefined): string | undefined {
  return part.exec(requestId ?? '')?.[1];
}
