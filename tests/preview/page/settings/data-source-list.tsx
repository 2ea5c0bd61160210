import { Card, LinkButton, Stack, Tag } from '@grafana/ui';
import { dataSourceSrv } from '../services/data-source-srv';
import { Shell } from '../shell/shell';

export function DataSourceList() {
  return (
    <Shell crumbs={[{ label: 'Home', href: '/' }, { label: 'Data sources' }]}>
      <DataSourceCards />
    </Shell>
  );
}

/** Every data source with the way to its settings and to Explore. */
export function DataSourceCards() {
  const list = dataSourceSrv.getList();
  const isOwn = (one: (typeof list)[number]) => Boolean(one.meta.module);
  const cards = [...list.filter(isOwn), ...list.filter((one) => !isOwn(one))].map((one) => {
    const own = isOwn(one);
    return (
      <Card key={one.uid} {...(own ? { href: `/connections/datasources/edit/${one.uid}` } : {})} noMargin>
        <Card.Heading>{one.name}</Card.Heading>
        <Card.Figure>
          {own && <img src={`/${one.meta.info.logos.small.replace(/^\//, '')}`} alt="" width={32} height={32} />}
        </Card.Figure>
        <Card.Meta>
          {[one.meta.name, one.isDefault ? <Tag key="default" name="default" colorIndex={1} /> : null]}
        </Card.Meta>
        <Card.SecondaryActions>
          {own
            ? [
                <LinkButton
                  key="explore"
                  icon="compass"
                  size="sm"
                  fill="outline"
                  variant="secondary"
                  href={`/explore?ds=${one.uid}`}
                >
                  Explore
                </LinkButton>,
              ]
            : []}
        </Card.SecondaryActions>
      </Card>
    );
  });
  return (
    <Stack direction="column" gap={1}>
      {cards}
    </Stack>
  );
}
