import { LoadingState, type DataSourceApi } from '@grafana/data';
import { DataSourcePicker, locationService } from '@grafana/runtime';
import { Stack } from '@grafana/ui';
import { useCallback, useEffect } from 'react';
import { Loaded, useLoad } from '../load-state';
import { dataSourceSrv } from '../services/data-source-srv';
import { useLocation } from '../shell/location';
import { Shell } from '../shell/shell';
import { TimeControls, useTimeControl } from '../shell/time-controls';
import { Help } from './help';
import { addressOfLink } from './linked-query';
import { QueryRows } from './query-rows';
import { Results } from './results';
import { useExplore } from './use-explore';

/** Grafana's Explore with the plugin's query editor. */
export function ExplorePage() {
  const { params } = useLocation();
  const linked = addressOfLink(params);
  useEffect(() => {
    if (linked !== undefined) {
      locationService.replace(linked);
    }
  }, [linked]);
  const uid = params.get('ds') ?? dataSourceSrv.getInstanceSettings()?.uid ?? '';
  const load = useLoad(useCallback(() => dataSourceSrv.get(uid), [uid]));
  return linked === undefined && load.state === 'there' ? (
    <Explore key={uid} source={load.value} />
  ) : (
    <Shell crumbs={[{ label: 'Home', href: '/' }, { label: 'Explore' }]}>
      <Loaded load={load}>{() => null}</Loaded>
    </Shell>
  );
}

function Explore({ source }: { source: DataSourceApi }) {
  const control = useTimeControl({ from: 'now-1h', to: 'now' });
  const explore = useExplore(source, control);
  return (
    <Shell
      crumbs={[{ label: 'Home', href: '/' }, { label: 'Explore' }, { label: source.name }]}
      actions={
        <>
          <div style={{ flex: 1 }}>
            <DataSourcePicker
              current={source.uid}
              noDefault
              width={32}
              filter={(one) => Boolean(one.meta.module)}
              onChange={(next) => locationService.push(`/explore?ds=${next.uid}`)}
            />
          </div>
          <TimeControls control={control} loading={explore.data.state === LoadingState.Loading} text="Run query" />
        </>
      }
    >
      <div ref={explore.place}>
        <Stack direction="column" gap={2}>
          <QueryRows source={source} explore={explore} control={control} />
          {explore.ran ? (
            <Results source={source} explore={explore} timeZone={control.timeZone} />
          ) : (
            <Help source={source} explore={explore} />
          )}
        </Stack>
      </div>
    </Shell>
  );
}
