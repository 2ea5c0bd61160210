import { html, type Answer } from '../base/answer';
import { type SimulatedRequest, headerOf } from '../base/request';
import type { Route } from '../base/route';
import type { Switches } from './switches';

const prefix = '/en';

/** The same routes where the server has moved them. */
export function inEnglish(routes: readonly Route[]): Route[] {
  return routes.map((route) => ({ ...route, path: `${prefix}${route.path}` }));
}

/** The path as the docs have it. */
export function withoutLanguage(path: string): string {
  return path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : path;
}

/** What comes before any login: undefined = nothing. */
export function answerBeforeLogin(request: SimulatedRequest, switches: Readonly<Switches>): Answer | undefined {
  if (switches.redirectsToEnglish && !request.path.startsWith(`${prefix}/`)) {
    const query = request.query.size > 0 ? `?${request.query.toString()}` : '';
    return { status: 302, headers: { Location: `${prefix}${request.path}${query}` }, body: '' };
  }
  const wantsJson = headerOf(request, 'accept')?.includes('application/json') === true;
  return switches.pagesWithoutAccept && request.method === 'GET' && !wantsJson && !request.path.endsWith('.json')
    ? html('opCharts', 200)
    : undefined;
}
