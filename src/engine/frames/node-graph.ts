import { outcomes } from '../../model/event';
import type { Field, Frame } from '../seam/protocol';
import { plural } from '../sentences/counts';
import { durationText } from '../sentences/duration';
import type { DrawnRun } from './drawn-run';
import { outcomeColor } from './outcome-config';

interface GraphNode {
  id: string;
  title: string;
  subtitle: string;
  /** How long it took. */
  mainStat: string;
  /** How often each outcome was seen in it. */
  outcomes: ReadonlyMap<string, number>;
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
  const isOrdered = run.edges.length > 0;
  if (!isOrdered) {
    nodes.set(root, {
      id: root,
      title: run.title,
      subtitle: run.actor ?? '',
      mainStat: durationText(run.end - run.begin),
      outcomes: new Map([[run.outcome, 1]]),
    });
    if (parent !== undefined) {
      connect(parent, root);
    }
  }
  const idOf = (name: string): string => `${root} ${name}`;
  byName(run).forEach((node, name) => {
    nodes.set(idOf(name), { ...node, id: idOf(name) });
    if (!isOrdered) {
      connect(root, idOf(name));
    }
  });
  run.edges.forEach(([from, to]) => connect(idOf(from), idOf(to)));
  run.parts.forEach((part) => addRun(part, root, nodes, edges));
}

/** A node that ran several times is one node of the graph. */
function byName({ nodes, waiting }: DrawnRun): ReadonlyMap<string, Omit<GraphNode, 'id'>> {
  const found = new Map<string, { outcomes: Map<string, number>; took: number; state: string }>();
  nodes.forEach(({ name, outcome, count, begin, end }) => {
    const known = found.get(name) ?? { outcomes: new Map<string, number>(), took: 0, state: outcome };
    known.outcomes.set(outcome, (known.outcomes.get(outcome) ?? 0) + count);
    found.set(name, { ...known, took: known.took + Math.max(0, end - begin), state: outcome });
  });
  waiting.forEach(({ name, state, count }) => {
    if (!found.has(name)) {
      found.set(name, { outcomes: new Map([['waiting', count]]), took: NaN, state });
    }
  });
  return new Map(
    Array.from(found, ([name, { outcomes: seen, took, state }]) => {
      const times = Array.from(seen.values()).reduce((sum, count) => sum + count, 0);
      return [
        name,
        {
          title: name,
          subtitle: times > 1 ? `${state}, ${plural(times, 'run')}` : state,
          mainStat: Number.isNaN(took) ? 'not begun' : durationText(took),
          outcomes: seen,
        },
      ];
    })
  );
}

function nodesFrame(nodes: readonly GraphNode[]): Frame {
  return graphFrame('nodes', [
    text(
      'id',
      nodes.map(({ id }) => id)
    ),
    text(
      'title',
      nodes.map(({ title }) => title)
    ),
    text(
      'subtitle',
      nodes.map(({ subtitle }) => subtitle)
    ),
    {
      ...text(
        'mainstat',
        nodes.map(({ mainStat }) => mainStat)
      ),
      config: { displayName: 'duration' },
    },
    ...outcomes
      .filter((outcome) => nodes.some(({ outcomes: seen }) => seen.has(outcome)))
      .map((outcome) => arc(outcome, nodes)),
  ]);
}

/** The arcs of a node add up to 1. */
function arc(outcome: string, nodes: readonly GraphNode[]): Field {
  const share = ({ outcomes: seen }: GraphNode): number => {
    const all = Array.from(seen.values()).reduce((sum, count) => sum + count, 0);
    return all === 0 ? 0 : (seen.get(outcome) ?? 0) / all;
  };
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
    text(
      'id',
      edges.map(({ id }) => id)
    ),
    text(
      'source',
      edges.map(({ source }) => source)
    ),
    text(
      'target',
      edges.map(({ target }) => target)
    ),
  ]);
}

function graphFrame(name: string, fields: Field[]): Frame {
  return { name, meta: { preferredVisualisationType: 'nodeGraph' }, fields };
}

function text(name: string, values: readonly string[]): Field {
  return { name, type: 'string', nullable: false, values };
}
