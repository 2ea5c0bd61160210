/** The address here of a link to Explore as Grafana's packages write it, with everything in `left`; undefined for another one. */
export function addressOfLink(params: URLSearchParams): string | undefined {
  const text = params.get('left');
  if (text === null) {
    return undefined;
  }
  const { datasource, queries, range } = JSON.parse(text) as {
    datasource: string;
    queries: unknown[];
    range?: { from: string; to: string };
  };
  const wanted = { ds: datasource, query: JSON.stringify(queries), ...(range ?? {}) };
  return `/explore?${new URLSearchParams(wanted).toString()}`;
}
