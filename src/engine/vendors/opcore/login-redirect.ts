import { oneLine } from '../../sentences/quoted';

/**
 * Where the redirect of a login leads: undefined = into the application (its pages lie under `/omk/`, on some servers after
 * a language), `login` = back to the same login page, else somewhere that is no login of opCore's at this address.
 */
export function leadsAway(location: string, loginPath: string, url: string): 'login' | { address: string } | undefined {
  const path = location.replace(/[?#].*/, '');
  const base = url.replace(/^https?:\/\/[^/]*/i, '');
  if (path === loginPath || path === `${base}${loginPath}`) {
    return 'login';
  }
  const isWithin = path.startsWith('/') && /\/omk(\/|$)/.test(path) && !/\/login(\.json)?\/?$/.test(path);
  return path === '' || path === '/' || isWithin ? undefined : { address: oneLine(location) };
}
