import { getBackendSrv } from '@grafana/runtime';
import { Card, EmptyState, Stack, TagList } from '@grafana/ui';
import { Loaded, useLoad } from '../load-state';
import { Shell } from '../shell/shell';

export function DashboardList() {
  return (
    <Shell crumbs={[{ label: 'Home', href: '/' }, { label: 'Dashboards' }]}>
      <DashboardCards />
    </Shell>
  );
}

const listDashboards = () =>
  getBackendSrv().get<Array<{ uid: string; title: string; url: string; tags: string[] | null }>>('/api/search');

/** The dashboards of provisioning/dashboards. */
export function DashboardCards() {
  const load = useLoad(listDashboards);
  return (
    <Loaded load={load}>
      {(dashboards) =>
        dashboards.length ? (
          <Stack direction="column" gap={1}>
            {dashboards.map((one) => (
              <Card key={one.uid} href={one.url} noMargin>
                <Card.Heading>{one.title}</Card.Heading>
                <Card.Tags>
                  <TagList tags={one.tags ?? []} />
                </Card.Tags>
              </Card>
            ))}
          </Stack>
        ) : (
          <EmptyState variant="not-found" message="There are no dashboards in provisioning/dashboards" />
        )
      }
    </Loaded>
  );
}
