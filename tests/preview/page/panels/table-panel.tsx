import { cacheFieldDisplayNames, type DataFrame, type FieldConfigSource, type TimeRange } from '@grafana/data';
import { TableCellHeight } from '@grafana/schema';
import { Select, type TableSortByFieldState } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { useMemo, useState, type ComponentProps } from 'react';

type FilterAdded = ComponentProps<typeof TableNG>['onCellFilterAdded'];

/** Grafana's own table; several frames are chosen among below it, as in Grafana's table panel. */
export function TablePanel(props: {
  frames: DataFrame[];
  width: number;
  height: number;
  timeRange: TimeRange;
  fieldConfig?: FieldConfigSource;
  sortBy?: TableSortByFieldState[];
  onFilter?: FilterAdded;
}) {
  const { frames, width, height, timeRange, fieldConfig, sortBy, onFilter } = props;
  const [chosen, setChosen] = useState(0);
  const frame = frames[Math.min(chosen, frames.length - 1)];
  // As Grafana's table panel does: its table shows no other names than these.
  useMemo(() => cacheFieldDisplayNames(frames), [frames]);
  if (!frame) {
    return null;
  }
  const several = frames.length > 1;
  const tableHeight = several ? height - 40 : height;
  return (
    <div>
      {/* Its table fills what holds it, and draws the rows alone that are seen there. */}
      <div style={{ height: tableHeight }}>
        <TableNG
          data={frame}
          width={width}
          height={tableHeight}
          cellHeight={TableCellHeight.Sm}
          timeRange={timeRange}
          enableVirtualization
          {...(fieldConfig ? { fieldConfig } : {})}
          // Grafana 13 has the second name for the first.
          {...(sortBy ? { initialSortBy: sortBy, sortBy } : {})}
          {...(onFilter ? { onCellFilterAdded: onFilter } : {})}
        />
      </div>
      {several && (
        <Select
          aria-label="Frame"
          options={frames.map((one, value) => ({ value, label: titleOf(one, value) }))}
          value={chosen}
          onChange={(option) => setChosen(option.value ?? 0)}
        />
      )}
    </div>
  );
}

function titleOf(frame: DataFrame, index: number): string {
  const labels = frame.fields.flatMap((field) => Object.values(field.labels ?? {}));
  return frame.name || labels.join(', ') || `${frame.refId ?? 'Frame'} ${index + 1}`;
}
