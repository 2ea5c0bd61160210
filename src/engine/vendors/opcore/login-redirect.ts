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
  const said = parts?.[2] ?? '';
  // One that begins with no slash is seen from where the form was sent to.
  const isBeside = origin === undefined && said !== '' && !said.startsWith('/');
  const beside = loginPath.slice(0, loginPath.lastIndexOf('/') + 1);
  const path = isBeside ? `${beside}${said.replace(/^(\.\/)+/, '')}` : said;
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
