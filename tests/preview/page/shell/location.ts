import { locationService } from '@grafana/runtime';
import { useSyncExternalStore } from 'react';

/** The address of the page as state; changes with every step in history. */
export function useLocation(): { pathname: string; params: URLSearchParams } {
  const href = useSyncExternalStore(
    (changed) => locationService.getHistory().listen(changed),
    () => window.location.pathname + window.location.search
  );
  const [pathname = '/', search = ''] = href.split('?');
  return { pathname, params: new URLSearchParams(search) };
}

/** Links within the preview change the page without loading it anew, as in Grafana. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (link && href.startsWith('/') && !link.hasAttribute('target') && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      locationService.push(href);
    }
  });
}
