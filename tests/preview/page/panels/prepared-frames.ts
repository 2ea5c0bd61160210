import {
  applyFieldOverrides,
  transformDataFrame,
  type DataFrame,
  type DataTransformerConfig,
  type FieldConfigSource,
  type GrafanaTheme2,
} from '@grafana/data';
import { useLayoutEffect, useMemo, useState } from 'react';
import { templateSrv } from '../services/template-srv';
import { fieldRegistry } from './field-registry';

/** Frames after a panel's transformations, as its title, its notices and its content see them in Grafana. */
export function useTransformed(frames: DataFrame[], transformations: DataTransformerConfig[] | undefined): DataFrame[] {
  const [transformed, setTransformed] = useState<DataFrame[]>([]);
  useLayoutEffect(() => {
    if (!transformations?.length) {
      return;
    }
    const running = transformDataFrame(transformations, frames).subscribe(setTransformed);
    return () => running.unsubscribe();
  }, [frames, transformations]);
  return transformations?.length ? transformed : frames;
}

/** Applies a panel's field options the way Grafana's panel runner does; `defaults` are what the panel itself sets. */
export function usePreparedFrames(
  frames: DataFrame[],
  { fieldConfig, defaults }: { fieldConfig?: FieldConfigSource; defaults?: Record<string, unknown> | undefined },
  theme: GrafanaTheme2,
  timeZone: string
): DataFrame[] {
  return useMemo(
    () =>
      applyFieldOverrides({
        data: frames,
        fieldConfig: {
          defaults: {
            color: { mode: 'palette-classic' },
            ...fieldConfig?.defaults,
            custom: { ...defaults, ...(fieldConfig?.defaults.custom as object | undefined) },
          },
          overrides: fieldConfig?.overrides ?? [],
        },
        replaceVariables: (text, scopedVars) => templateSrv.replace(text, scopedVars),
        theme,
        timeZone,
        fieldConfigRegistry: fieldRegistry(),
      }),
    [frames, fieldConfig, defaults, theme, timeZone]
  );
}
