/** Where a redirect leads, as the Go host tells it: a whole address, but within the origin that was asked the path and parameters alone. */
export function toldLocation(location: string, asked: string): string {
  const target = new URL(location, asked);
  return target.origin === new URL(asked).origin ? `${target.pathname}${target.search}` : target.href;
}
