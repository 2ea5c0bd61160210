/** A link of a field's values, as Grafana's `data.FieldConfig` writes it; `${__value.raw}` becomes the value. */
export type Link = OuterLink | ExploreLink;

/** To an address of the web. */
export interface OuterLink {
  title: string;
  url: string;
  targetBlank: true;
}

/** To a query: in Explore it opens beside what is there, elsewhere in Explore. Grafana leaves it out where the value is null. */
export interface ExploreLink {
  title: string;
  url: '';
  internal: { query: Readonly<Record<string, unknown>>; datasourceUid: string; datasourceName: string };
}
