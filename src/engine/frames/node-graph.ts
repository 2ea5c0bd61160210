import { outcomes } from '../../model/event';
import type { Field, Frame } from '../seam/protocol';
import { plural } from '../sentences/counts';
import { durationText } from '../sentences/duration';
import type { DrawnNode, DrawnRun } from './drawn-run';
import { outcomeColor } from './outcome-config';

interface GraphNode {
  id: string;
  title: string;
  subtitle: string;
  /** How long it took. */
  mainStat: string;
  /** How often each outcome was seen in it. */
  seen: ReadonlyMap<string, number>;
  /** All of these together. */
  times: number;
}

interface GraphEdge {
  id: string;
  source: string;
  target: string;
}

/** One run as a graph: its own node leads to its nodes, unless these lead to one another. Every end of an edge is there. */
export function nodeGraphFrames(run: DrawnRun | undefined): Frame[] {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();
  if (run !== undefined) {
    addRun(run, undefined, nodes, edges);
  }
  return [
    nodesFrame(Array.from(nodes.values())),
    edgesFrame(Array.from(edges.values()).filter(({ source, target }) => nodes.has(source) && nodes.has(target))),
  ];
}

function addRun(
  run: DrawnRun,
  parent: string | undefined,
  nodes: Map<string, GraphNode>,
  edges: Map<string, GraphEdge>
): void {
  const connect = (source: string, target: string): void => {
    const id = `${source} > ${target}`;
    edges.set(id, { id, source, target });
  };
  const root = `run ${run.id}`;
  const isOrdered = run.order.length > 0;
  if (!isOrdered) {
    const seen = new Map([[run.outcome, 1]]);
    nodes.set(root, {
      id: root,
      title: run.title,
      subtitle: run.actor ?? '',
      mainStat: durationOf(run.took, seen),
      seen,
      times: 1,
    });
    if (parent !== undefined) {
      connect(parent, root);
    }
  }
  // A node may be called as a group is.
  const idOf = (name: string, isGroup = false): string => `${isGroup ? 'group of ' : ''}${root} ${name}`;
  run.nodes.forEach((node) => {
    const id = idOf(node.name, node.isGroup);
    nodes.set(id, graphNode(id, node));
    if (!isOrdered) {
      connect(root, id);
    }
  });
  run.order.slice(1).forEach((name, index) => connect(idOf(run.order[index] ?? ''), idOf(name)));
  run.parts.forEach((part) => addRun(part, root, nodes, edges));
}

function graphNode(id: string, { name, isGroup, state, seen, took }: DrawnNode): GraphNode {
  const times = Array.from(seen.values()).reduce((sum, count) => sum + count, 0);
  return {
    id,
    title: name,
    subtitle: isGroup ? '' : times > 1 ? `${state}, ${plural(times, 'run')}` : state,
    mainStat: durationOf(took, seen),
    seen,
    times,
  };
}

function durationOf(took: number, seen: GraphNode['seen']): string {
  if (Number.isNaN(took)) {
    return seen.has('waiting') ? 'not begun' : '';
  }
  return durationText(took);
}

function nodesFrame(nodes: readonly GraphNode[]): Frame {
  const duration = text('mainstat', nodes, ({ mainStat }) => mainStat);
  return graphFrame('nodes', [
    text('id', nodes, ({ id }) => id),
    text('title', nodes, ({ title }) => title),
    text('subtitle', nodes, ({ subtitle }) => subtitle),
    { ...duration, config: { displayName: 'duration' } },
    ...outcomes.filter((outcome) => nodes.some(({ seen }) => seen.has(outcome))).map((outcome) => arc(outcome, nodes)),
  ]);
}

/** The arcs of a node add up to 1. */
function arc(outcome: string, nodes: readonly GraphNode[]): Field {
  const share = ({ seen, times }: GraphNode): number => (times === 0 ? 0 : (seen.get(outcome) ?? 0) / times);
  return {
    name: `arc__${outcome}`,
    type: 'number',
    nullable: false,
    // The legend knows no other name.
    config: { displayName: outcome, color: { mode: 'fixed', fixedColor: outcomeColor(outcome) } },
    values: Float64Array.from(nodes, share),
  };
}

function edgesFrame(edges: readonly GraphEdge[]): Frame {
  return graphFrame('edges', [
    text('id', edges, ({ id }) => id),
    text('source', edges, ({ source }) => source),
    text('target', edges, ({ target }) => target),
  ]);
}

function graphFrame(name: string, fields: Field[]): Frame {
  return { name, meta: { preferredVisualisationType: 'nodeGraph' }, fields };
}

function text<T>(name: string, items: readonly T[], textOf: (item: T) => string): Field {
  return { name, type: 'string', nullable: false, values: items.map(textOf) };
}
