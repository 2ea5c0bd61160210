/** The IANA name of a time zone as Grafana calls it: `browser`, which is its default, `utc`, or the name itself. */
export function zoneName(timeZone: string | undefined): string {
  switch (timeZone) {
    case undefined:
    case '':
    case 'browser':
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    case 'utc':
      return 'UTC';
    default:
      return timeZone;
  }
}
