/** Packages without types of their own, as far as the preview uses them. */
declare module 'react-router' {
  const anything: unknown;
  export default anything;
}
declare module 'react-router-dom' {
  import type { History } from 'history';
  import type { ReactNode } from 'react';
  export function Router(props: { history: History; children: ReactNode }): ReactNode;
}
declare module 'history' {
  export interface Location {
    pathname: string;
    search: string;
  }
  export interface History {
    listen(listener: () => void): () => void;
  }
}
declare module 'react-redux' {
  const anything: unknown;
  export default anything;
}
declare module 'systemjs/dist/system.js';
declare module 'systemjs/dist/extras/amd.js';
declare module '*.css';
