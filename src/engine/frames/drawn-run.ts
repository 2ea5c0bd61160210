import type { Host } from '../seam/host';
import type { Events } from '../events/events';
import type { Run, RunNodes } from '../events/run';
import { numberText, plural } from '../sentences/counts';
import { drawnNodes, groupName } from './run-nodes';
import type { DrawnNode } from './run-nodes';

/** A run, its nodes and its parts as pictures show them: times are whole, what goes on ends now. */
export interface DrawnRun
  extends Pick<Run, 'id' | 'title' | 'outcome' | 'actor' | 'begin' | 'end'>, Pick<RunNodes, 'edges'> {
  /** Ascending by begin. */
  nodes: readonly DrawnNode[];
  /** The message of each of `nodes`; empty for a group. */
  messages: readonly string[];
  /** Those that have not begun; of one state as one where there are many. */
  waiting: ReadonlyArray<{ name: string; state: string; count: number }>;
  parts: readonly DrawnRun[];
}

/** What a picture bears. */
export interface Picture {
  /** Nodes drawn one by one, of a run and its parts together. */
  most: number;
  /** It shows nodes that have not begun. */
  waiting: boolean;
}

/** @param now where what goes on ends, epoch ms */
export function drawnRun(run: Run, now: number, picture: Picture, host: Host): DrawnRun {
  const { nodes, runs } = sizeOf(run, picture);
  return draw(run, now, nodes > picture.most ? Math.floor(picture.most / runs) : Infinity, host);
}

/** @param room nodes drawn one by one, of each run */
function draw(run: Run, now: number, room: number, host: Host): DrawnRun {
  const parts = (run.parts ?? []).map((part) => draw(part, now, room, host));
  const { begun, waiting = [], edges = [] } = run.nodes ?? {};
  const nodes = begun === undefined ? [] : drawnNodes(begun, endsOf(begun, now, host), room, host);
  const begins = [run.begin, ...nodes.map(({ begin }) => begin), ...parts.map(({ begin }) => begin)];
  const ends = [run.end, ...nodes.map(({ end }) => end), ...parts.map(({ end }) => end)];
  const begin = least(begins) ?? now;
  const isGrouped = nodes.some(({ row }) => row < 0) || waiting.length > room;
  return {
    id: run.id,
    title: run.title,
    outcome: run.outcome,
    actor: run.actor,
    begin,
    end: Math.max(begin, Number.isNaN(run.end) && isOpen(run) ? now : (greatest(ends) ?? begin)),
    nodes,
    messages: begun === undefined ? [] : messagesOf(begun, nodes, host),
    waiting: waiting.length > room ? groupedByState(waiting) : waiting.map((node) => ({ ...node, count: 1 })),
    // One node leads to the next only where each is drawn.
    edges: isGrouped ? [] : edges,
    parts,
  };
}

/** How many nodes of a run and its parts a picture shows, and how many runs they are. */
function sizeOf({ nodes, parts = [] }: Run, picture: Picture): { nodes: number; runs: number } {
  const own = (nodes?.begun.length ?? 0) + (picture.waiting ? (nodes?.waiting.length ?? 0) : 0);
  return parts
    .map((part) => sizeOf(part, picture))
    .reduce((sum, part) => ({ nodes: sum.nodes + part.nodes, runs: sum.runs + part.runs }), { nodes: own, runs: 1 });
}

function groupedByState(waiting: ReadonlyArray<{ state: string }>): DrawnRun['waiting'] {
  const counts = new Map<string, number>();
  waiting.forEach(({ state }) => counts.set(state, (counts.get(state) ?? 0) + 1));
  return Array.from(counts, ([state, count]) => ({ name: groupName(count, state), state, count }));
}

/** What to say where nodes were drawn as groups; undefined where each is drawn. */
export function groupedNotice(run: Run, picture: Picture): string | undefined {
  const { nodes } = sizeOf(run, picture);
  return nodes <= picture.most
    ? undefined
    : `The run has ${plural(nodes, 'node')}, more than the ${numberText(picture.most)} that are drawn one by one: those with the same outcome are drawn as one, the failed ones apart.`;
}

/** Where each node run ends on a picture: its end; for what goes on now; a point ends where it begins. */
function endsOf({ length, time, end, outcome }: Events, now: number, { columns }: Host): Float64Array {
  const allowed = Uint8Array.from([
    0,
    ...outcome.values.map((word) => Number(word === 'running' || word === 'waiting')),
  ]);
  const open = columns.select(length, [{ kind: 'codes', codes: outcome.codes, allowed }]);
  const shown = columns.fill({ kind: 'number', values: new Float64Array(length).fill(NaN) }, open, now);
  return columns.clamp(columns.coalesce(end, columns.coalesce(shown, time)), time, NaN).values;
}

function isOpen({ outcome }: Run): boolean {
  return outcome === 'running' || outcome === 'waiting';
}

function messagesOf({ message }: Events, nodes: readonly DrawnNode[], { columns }: Host): string[] {
  return columns
    .texts(
      message,
      Int32Array.from(nodes, ({ row }) => row)
    )
    .map((text) => text ?? '');
}

function least(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? undefined : Math.min(...known);
}

function greatest(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? undefined : Math.max(...known);
}
