import { oneLine } from '../../sentences/quoted';

/**
 * Where the redirect of a login leads: undefined = into the application (its pages lie under `/omk/`, on some servers after
 * a language), `login` = back to the same login page, else somewhere that is no login of opCore's at this address.
 */
export function leadsAway(
  location: string | undefined,
  loginPath: string,
  url: string
): 'login' | { address: string } | undefined {
  const parts = /^(https?:\/\/[^/?#]*)?([^?#]*)/i.exec(location ?? '');
  const origin = parts?.[1]?.toLowerCase();
  const path = parts?.[2] ?? '';
  const own = /^https?:\/\/[^/]*/i.exec(url)?.[0].toLowerCase();
  if (origin === undefined || origin === own) {
    const base = url.replace(/^https?:\/\/[^/]*/i, '');
    if (path === loginPath || path === `${base}${loginPath}`) {
      return 'login';
    }
    if (path === '' || path === '/' || (/(^|\/)omk(\/|$)/.test(path) && !/\/login(\.json)?\/?$/.test(path))) {
      return undefined;
    }
  }
  return { address: oneLine(location ?? '') };
}
