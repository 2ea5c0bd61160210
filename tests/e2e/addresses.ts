import { puppetUid } from '../integration/world';

/** Explore with one query of the Puppet data source that runs at once. */
export function exploreWith(query: object, theme = 'dark'): string {
  const parameters = {
    ds: puppetUid,
    theme,
    from: 'now-1h',
    to: 'now',
    query: JSON.stringify([{ refId: 'A', ...query }]),
  };
  return `/explore?${new URLSearchParams(parameters).toString()}`;
}

export const settingsPage = `/connections/datasources/edit/${puppetUid}`;
export const dashboardPage = '/d/runtrail-puppet';
