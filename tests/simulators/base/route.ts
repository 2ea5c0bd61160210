import type { Answer } from './answer';
import type { RecordsAt } from './records';
import type { SimulatedRequest } from './request';

export interface Route {
  method: string;
  /** `/jobs/:id/events`; a `:name` stands for one part of the path. */
  path: string;
  handle(request: SimulatedRequest): Answer;
  /** Where the answer holds its records; absent = quiet faults leave it alone. */
  records?: RecordsAt;
}

export interface FoundRoute {
  route: Route;
  parameters: Record<string, string>;
}

export function findRoute(routes: readonly Route[], method: string, path: string): FoundRoute | undefined {
  for (const route of routes) {
    const parameters = route.method === method ? parametersOf(route.path, path) : undefined;
    if (parameters) {
      return { route, parameters };
    }
  }
  return undefined;
}

function parametersOf(pattern: string, path: string): Record<string, string> | undefined {
  const names = pattern.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) {
    return undefined;
  }
  const parameters: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index] ?? '';
    if (name.startsWith(':')) {
      parameters[name.slice(1)] = decoded(part);
    } else if (name !== part) {
      return undefined;
    }
  }
  return parameters;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
