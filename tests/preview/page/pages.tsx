import { EmptyState, ErrorBoundaryAlert } from '@grafana/ui';
import { AlertingPage } from './alerting/alerting-page';
import { DashboardList } from './dashboard/dashboard-list';
import { DashboardPage } from './dashboard/dashboard-page';
import { EditingPage } from './dashboard/editing/editing-page';
import { ExplorePage } from './explore/explore-page';
import { Home } from './home';
import { DataSourceList } from './settings/data-source-list';
import { SettingsPage } from './settings/settings-page';
import { useLocation } from './shell/location';
import { Shell } from './shell/shell';
import { SimulatorsPage } from './simulators/simulators-page';

/** Which page an address means; the addresses are Grafana's. */
export function Pages() {
  const { pathname, params } = useLocation();
  return <ErrorBoundaryAlert key={pathname}>{pageOf(pathname, params.has('editview'))}</ErrorBoundaryAlert>;
}

function pageOf(pathname: string, isEdited: boolean) {
  const [first = '', second = '', third = '', fourth = ''] = pathname.split('/').filter(Boolean);
  switch (first) {
    case '':
      return <Home />;
    case 'explore':
      return <ExplorePage />;
    case 'dashboards':
      return <DashboardList />;
    case 'd':
      return isEdited ? <EditingPage key={second} uid={second} /> : <DashboardPage key={second} uid={second} />;
    case 'alerting':
      return <AlertingPage />;
    case 'simulators':
      return <SimulatorsPage />;
    case 'connections':
    case 'datasources': {
      const uid = first === 'datasources' ? third : fourth;
      return uid ? <SettingsPage key={uid} uid={uid} /> : <DataSourceList />;
    }
    default:
      return (
        <Shell crumbs={[{ label: 'Home', href: '/' }]}>
          <EmptyState variant="not-found" message={`The preview has no page ${pathname}`} />
        </Shell>
      );
  }
}
