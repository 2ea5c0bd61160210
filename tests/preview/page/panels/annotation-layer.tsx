import { dateTimeFormat } from '@grafana/data';
import { Tooltip, useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';
import type { AnnotationMark } from '../dashboard/annotation-marks';

/** Lines and regions over a chart with a handle below it each, as Grafana draws annotations. */
export function AnnotationLayer({
  config,
  marks,
  timeZone,
}: {
  config: UPlotConfigBuilder;
  marks: readonly AnnotationMark[];
  timeZone: string;
}) {
  const theme = useTheme2();
  const [plot, setPlot] = useState<uPlot>();
  const [, redrawn] = useState(0);
  useLayoutEffect(() => {
    config.addHook('init', setPlot);
    config.addHook('draw', (drawn) => {
      const { ctx, bbox } = drawn;
      ctx.save();
      ctx.beginPath();
      ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
      ctx.clip();
      for (const mark of marks) {
        const from = drawn.valToPos(mark.time, 'x', true);
        const to = drawn.valToPos(mark.timeEnd, 'x', true);
        const color = theme.visualization.getColorByName(mark.color);
        ctx.strokeStyle = color;
        ctx.fillStyle = color;
        ctx.lineWidth = 2;
        ctx.setLineDash([5, 5]);
        ctx.beginPath();
        ctx.moveTo(from, bbox.top);
        ctx.lineTo(from, bbox.top + bbox.height);
        ctx.stroke();
        ctx.globalAlpha = 0.1;
        ctx.fillRect(from, bbox.top, Math.max(to - from, 0), bbox.height);
        ctx.globalAlpha = 1;
      }
      ctx.restore();
      redrawn((count) => count + 1);
    });
  }, [config, marks, theme]);
  if (!plot) {
    return null;
  }
  return createPortal(
    marks.map((mark) => {
      const left = plot.valToPos(mark.time, 'x');
      const width = Math.max(plot.valToPos(mark.timeEnd, 'x') - left, 0);
      if (left + width < 0 || left > plot.over.clientWidth) {
        return null;
      }
      const color = theme.visualization.getColorByName(mark.color);
      return (
        <Tooltip key={`${mark.id}-${mark.time}`} content={<MarkText mark={mark} timeZone={timeZone} />}>
          <div
            data-testid="annotation-marker"
            style={{
              position: 'absolute',
              // uPlot's axes come later and would lie over it
              zIndex: 10,
              top: '100%',
              left: width > 10 ? Math.max(left, 0) : left - 5,
              width: width > 10 ? width : 0,
              ...(width > 10
                ? { height: 5, background: color }
                : {
                    borderLeft: '5px solid transparent',
                    borderRight: '5px solid transparent',
                    borderBottom: `5px solid ${color}`,
                  }),
            }}
          />
        </Tooltip>
      );
    }),
    plot.over
  );
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
