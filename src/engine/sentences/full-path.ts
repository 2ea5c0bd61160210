import { vendorWays } from './ways';

/** A path with the base path of the URL before it, as it was asked for. */
export function fullPath(url: string, path: string): string {
  return `${basePath(url)}${path}`;
}

/** What to do where nothing is at that path. @param setting the URL's own, as messages name it; a base path pasted from the vendor's documentation holds the API's own again. */
export function checkUrl(url: string, path: string, setting = vendorWays.url): string {
  const base = basePath(url);
  const first = /^\/[^/]+/.exec(path)?.[0] ?? '/';
  return `${base}/`.includes(`${first}/`)
    ? `check the ${setting}, which holds ${base} already: the path of the API is added to it`
    : `check the ${setting}`;
}

function basePath(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/i, '');
}
