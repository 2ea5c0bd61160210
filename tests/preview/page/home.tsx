import { Stack, Text, TextLink } from '@grafana/ui';
import { DashboardCards } from './dashboard/dashboard-list';
import { DataSourceCards } from './settings/data-source-list';
import { Shell } from './shell/shell';

/** Where one starts: what there is to look at. */
export function Home() {
  return (
    <Shell crumbs={[{ label: 'Home' }]}>
      <div style={{ maxWidth: 900, margin: '0 auto' }}>
        <Stack direction="column" gap={2}>
          <Text element="h1">Runtrail in a stand-in for Grafana</Text>
          <Text color="secondary">
            The built plugin runs behind this page over Grafana&apos;s own plugin protocol, against simulators of the
            vendors. The editors, tables and charts are Grafana&apos;s. Try a query in{' '}
            <TextLink href="/explore">Explore</TextLink>, or open a dashboard.
          </Text>
          <Text element="h2" variant="h4">
            Dashboards
          </Text>
          <DashboardCards />
          <Text element="h2" variant="h4">
            Data sources
          </Text>
          <DataSourceCards />
        </Stack>
      </div>
    </Shell>
  );
}
