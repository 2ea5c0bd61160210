import type { DataFrame, DataSourceApi, PanelData } from '@grafana/data';
import { PanelChrome, useTheme2 } from '@grafana/ui';
import { LogsStandIn } from '../panels/logs-stand-in';
import { usePreparedFrames } from '../panels/prepared-frames';
import { Sized } from '../panels/sized';
import { LineDetails } from './line-details';
import type { Explore } from './use-explore';
import { useVolume } from './use-volume';
import { Volume } from './volume';

/** Lines as Explore shows them: their volume, and behind each its labels and what can be done with it. */
export function Lines(props: {
  source: DataSourceApi;
  explore: Explore;
  frames: DataFrame[];
  data: PanelData;
  timeZone: string;
}) {
  const { source, explore, frames, data, timeZone } = props;
  const volume = useVolume(source, data);
  const [frame] = usePreparedFrames(frames, {}, useTheme2(), timeZone);
  return (
    <>
      {volume.length > 0 && <Volume frames={volume} range={data.timeRange} timeZone={timeZone} />}
      <Sized height={420}>
        {(width, height) => (
          <PanelChrome title="Logs" width={width} height={height} loadingState={data.state}>
            {() =>
              frame && (
                <LogsStandIn
                  frame={frame}
                  timeZone={timeZone}
                  details={(row) => <LineDetails source={source} explore={explore} frame={frame} row={row} />}
                />
              )
            }
          </PanelChrome>
        )}
      </Sized>
    </>
  );
}
