import {
  LoadingState,
  SupplementaryQueryType,
  hasSupplementaryQuerySupport,
  type DataFrame,
  type DataSourceApi,
  type PanelData,
} from '@grafana/data';
import { useEffect, useState } from 'react';
import { runRequest } from '../services/run-request';

/** How many lines when, which Explore asks for beside each query of lines. */
export function useVolume(source: DataSourceApi, { request, state }: PanelData): DataFrame[] {
  const [frames, setFrames] = useState<DataFrame[]>([]);
  useEffect(() => {
    const { LogsVolume } = SupplementaryQueryType;
    const asked =
      request && state === LoadingState.Done && hasSupplementaryQuerySupport(source, LogsVolume)
        ? source.getSupplementaryRequest?.(LogsVolume, request)
        : undefined;
    if (!asked) {
      setFrames([]);
      return;
    }
    const running = runRequest(source, asked).subscribe(({ series }) => setFrames(series));
    return () => running.unsubscribe();
  }, [source, request, state]);
  return frames;
}
