import { type DataFrame } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { textOf } from '../text-of';
import { graphLayout } from './graph-layout';

const [columnWidth, rowHeight, radius] = [170, 110, 28];
/** Of a small graph, which would fill any panel. */
const mostScale = 1.3;

/** Circles in layers with arrows between them: Grafana's node graph is not in its packages. */
export function NodeGraphStandIn({ nodes, edges }: { nodes: DataFrame; edges: DataFrame | undefined }) {
  const theme = useTheme2();
  const ids = column(nodes, 'id');
  const sources = column(edges, 'source');
  const links = column(edges, 'target').map((target, row) => [sources[row] ?? '', target] as const);
  const { places, columns, rows } = graphLayout(ids, links);
  const arcs = nodes.fields.filter(({ name }) => name.startsWith('arc__'));
  const at = (id: string) => {
    const { column, row } = places.get(id) ?? { column: 0, row: 0 };
    return { x: (column + 0.5) * columnWidth, y: row * rowHeight + radius + 12 };
  };
  const write = (name: string, row: number) => textOf(column(nodes, name)[row] ?? '');
  return (
    <div
      style={{
        height: '100%',
        overflow: 'auto',
        display: 'flex',
        justifyContent: 'safe center',
        alignItems: 'safe center',
      }}
      tabIndex={0}
      role="group"
      aria-label="Graph"
    >
      <svg
        viewBox={`0 0 ${columns * columnWidth} ${rows * rowHeight}`}
        // Scaled to its height it can be narrower than its least width: it begins where it is seen.
        preserveAspectRatio="xMinYMid"
        style={{
          width: '100%',
          height: '100%',
          minWidth: columns * 150,
          maxWidth: columns * columnWidth * mostScale,
          maxHeight: rows * rowHeight * mostScale,
        }}
        role="img"
        aria-label={`A graph of ${ids.length} nodes`}
      >
        {links.map(([source, target], row) => {
          const [one, other] = [at(source), at(target)];
          return <line key={row} x1={one.x} y1={one.y} x2={other.x} y2={other.y} stroke={theme.colors.border.strong} />;
        })}
        {ids.map((id, row) => (
          <g key={id} transform={`translate(${at(id).x} ${at(id).y})`} data-testid="graph-node">
            <circle r={radius} fill={theme.colors.background.primary} />
            {arcs.map((field, index) => {
              const share = (from: number) =>
                arcs.slice(0, from).reduce((sum, arc) => sum + Number(arc.values[row]), 0) * 100;
              return (
                <circle
                  key={field.name}
                  r={radius}
                  fill="none"
                  strokeWidth={4}
                  stroke={theme.visualization.getColorByName(field.config.color?.fixedColor ?? 'gray')}
                  pathLength={100}
                  strokeDasharray={`${Number(field.values[row]) * 100} 100`}
                  strokeDashoffset={-share(index)}
                />
              );
            })}
            <text textAnchor="middle" dy={4} fontSize={10} fill={theme.colors.text.primary}>
              {write('mainstat', row)}
            </text>
            <text textAnchor="middle" dy={radius + 16} fontSize={13} fill={theme.colors.text.primary}>
              {short(write('title', row))}
              <title>{write('title', row)}</title>
            </text>
            <text textAnchor="middle" dy={radius + 32} fontSize={11} fill={theme.colors.text.secondary}>
              {short(write('subtitle', row))}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

function column(frame: DataFrame | undefined, name: string): string[] {
  return (frame?.fields.find((field) => field.name.toLowerCase() === name)?.values ?? []).map(textOf);
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text;
}
