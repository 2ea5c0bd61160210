import type { DataFrame, DataLink, Field, TimeRange } from '@grafana/data';

/** Links to Explore that open it with the range that the answer is of: from a dashboard it would begin with the last hour. */
export function withLinkRange(frame: DataFrame, range: TimeRange): DataFrame {
  return frame.fields.some(leadsToExplore)
    ? { ...frame, fields: frame.fields.map((field) => (leadsToExplore(field) ? withRange(field, range) : field)) }
    : frame;
}

function leadsToExplore({ config }: Field): boolean {
  return config.links?.some(({ internal }) => internal !== undefined) ?? false;
}

function withRange(field: Field, range: TimeRange): Field {
  const links = field.config.links?.map((link): DataLink =>
    link.internal ? { ...link, internal: { ...link.internal, range } } : link
  );
  return { ...field, config: { ...field.config, links } };
}
