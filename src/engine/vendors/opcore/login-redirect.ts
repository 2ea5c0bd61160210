import { oneLine } from '../../sentences/quoted';

/**
 * Where the redirect of a login leads: undefined = into the application (its pages lie under `/omk/`, on some servers after
 * a language), `login` = back to the same login page, else somewhere that is no login of opCore's at this address.
 */
export function leadsAway(location: string, loginPath: string, url: string): 'login' | { address: string } | undefined {
  const path = withoutGuess(location, url).replace(/[?#].*/, '');
  const base = url.replace(/^https?:\/\/[^/]*/i, '');
  if (path === loginPath || path === `${base}${loginPath}`) {
    return 'login';
  }
  const isWithin = path.startsWith('/') && /\/omk(\/|$)/.test(path) && !/\/login(\.json)?\/?$/.test(path);
  return path === '' || path === '/' || isWithin ? undefined : { address: oneLine(location) };
}

/** Where TLS ends before opCore, it may think of itself as at `http` and a port of its own; nobody else sends from https there. */
function withoutGuess(location: string, url: string): string {
  const [own, guessed] = [/^https:(\/\/[^/:]+)/i, /^http:(\/\/[^/:?#]+)(?::\d+)?/i];
  const host = guessed.exec(location)?.[1]?.toLowerCase();
  const isGuess = host !== undefined && host === own.exec(url)?.[1]?.toLowerCase();
  return isGuess ? location.replace(guessed, '') || '/' : location;
}
