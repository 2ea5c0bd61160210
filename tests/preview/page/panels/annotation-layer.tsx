import { dateTimeFormat } from '@grafana/data';
import { Tooltip, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useState, type CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';
import type { AnnotationMark } from '../dashboard/annotation-marks';

/** Pixels, as Grafana has them. */
const [laneHeight, axisGap, axisHeight] = [7, 5, 17];

/**
 * Annotations as Grafana draws them: a mark below the chart each, as wide as it lasted, or a triangle. In one lane they have lines
 * and regions over the chart, too; in several, each annotation that has something has a lane of its own.
 */
export function AnnotationLayer({
  config,
  marks,
  multiLane,
  timeZone,
}: {
  config: UPlotConfigBuilder;
  marks: readonly AnnotationMark[];
  multiLane: boolean;
  timeZone: string;
}) {
  const theme = useTheme2();
  const [plot, setPlot] = useState<uPlot>();
  const [, redrawn] = useState(0);
  const lanes = multiLane ? [...new Set(marks.map(({ annotation }) => annotation))] : [];
  const laneCount = lanes.length;
  useLayoutEffect(() => {
    config.addHook('init', (made) => {
      if (laneCount > 1) {
        makeRoom(made, laneCount);
      }
      setPlot(made);
    });
    config.addHook('draw', (drawn) => {
      if (!multiLane) {
        drawMarks(drawn, marks, theme.visualization.getColorByName);
      }
      redrawn((count) => count + 1);
    });
  }, [config, marks, multiLane, laneCount, theme]);
  if (!plot) {
    return null;
  }
  return createPortal(
    marks.map((mark, index) => {
      const left = Math.round(plot.valToPos(mark.time, 'x'));
      const right = Math.round(plot.valToPos(mark.timeEnd, 'x'));
      if (right < 0 || left > plot.over.clientWidth) {
        return null;
      }
      const lane = Math.max(lanes.indexOf(mark.annotation), 0);
      const color = theme.visualization.getColorByName(mark.color);
      return (
        <Tooltip key={`${index}-${mark.time}`} content={<MarkText mark={mark} timeZone={timeZone} />}>
          <div
            data-testid="annotation-marker"
            style={{
              position: 'absolute',
              // uPlot's axes come later and would lie over it
              zIndex: 10,
              top: `calc(100% + ${lane * laneHeight}px)`,
              ...(mark.timeEnd > mark.time
                ? region(Math.max(left, 0), Math.min(right, plot.over.clientWidth), color)
                : triangle(left, color)),
            }}
          />
        </Tooltip>
      );
    }),
    plot.over
  );
}

function region(left: number, right: number, color: string): CSSProperties {
  return { left, width: right - left, height: 5, background: color };
}

function triangle(left: number, color: string): CSSProperties {
  const side = '5px solid transparent';
  return { left: left - 5, width: 0, borderLeft: side, borderRight: side, borderBottom: `5px solid ${color}` };
}

/** The axis of times lies below all lanes, and its ticks go through them. */
function makeRoom({ axes: [times] }: uPlot, laneCount: number): void {
  if (times?.ticks) {
    const room = laneCount * laneHeight;
    times.size = () => axisHeight + axisGap + room;
    times.gap = axisGap;
    times.ticks.size = room + axisGap;
  }
}

function drawMarks(plot: uPlot, marks: readonly AnnotationMark[], colorOf: (name: string) => string): void {
  const { ctx, bbox } = plot;
  const line = (x: number) => {
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  };
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = 2;
  ctx.setLineDash([5, 5]);
  for (const mark of marks) {
    const from = plot.valToPos(mark.time, 'x', true);
    const to = plot.valToPos(mark.timeEnd, 'x', true);
    ctx.strokeStyle = ctx.fillStyle = colorOf(mark.color);
    line(from);
    if (to > from) {
      line(to);
      ctx.globalAlpha = 0.1;
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
      ctx.globalAlpha = 1;
    }
  }
  ctx.restore();
}

function MarkText({ mark, timeZone }: { mark: AnnotationMark; timeZone: string }) {
  const end = mark.timeEnd > mark.time ? ` – ${dateTimeFormat(mark.timeEnd, { timeZone })}` : '';
  return (
    <div>
      <div>
        {dateTimeFormat(mark.time, { timeZone })}
        {end}
      </div>
      {mark.title && <strong>{mark.title}</strong>}
      <div>{mark.text}</div>
      <div>{mark.tags.join(' · ')}</div>
    </div>
  );
}
