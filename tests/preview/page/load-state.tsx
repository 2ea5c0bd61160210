import { Alert, LoadingPlaceholder } from '@grafana/ui';
import { useEffect, useState, type ReactNode } from 'react';

type Load<T> = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'there'; value: T };

/** Loads something once per `load` and keeps what became of it. */
export function useLoad<T>(load: () => Promise<T>): Load<T> {
  const [loaded, setLoaded] = useState<Load<T>>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    const settle = (next: Load<T>) => {
      if (wanted) {
        setLoaded(next);
      }
    };
    load().then(
      (value) => {
        settle({ state: 'there', value });
      },
      (error: unknown) => {
        settle({ state: 'failed', message: messageOf(error) });
      }
    );
    return () => {
      wanted = false;
    };
  }, [load]);
  return loaded;
}

/** Shows what was loaded, or that it is loading, or why it could not be. */
export function Loaded<T>({ load, children }: { load: Load<T>; children: (value: T) => ReactNode }) {
  switch (load.state) {
    case 'loading':
      return <LoadingPlaceholder text="Loading..." />;
    case 'failed':
      return <Alert severity="error" title={load.message} />;
    case 'there':
      return children(load.value);
  }
}

/** The sentence of whatever was thrown: Grafana's HTTP errors carry it in their data. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null) {
    if ('data' in error && typeof error.data === 'object' && error.data !== null && 'message' in error.data) {
      return String(error.data.message);
    }
    if ('message' in error) {
      return String(error.message);
    }
  }
  return String(error);
}
