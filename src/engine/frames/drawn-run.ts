import type { Host } from '../seam/host';
import type { Events } from '../events/events';
import type { Run, RunNodes } from '../events/run';
import { drawnNodes } from './run-nodes';
import type { DrawnNode } from './run-nodes';

/** A run, its nodes and its parts as pictures show them: times are whole, what goes on ends now. */
export interface DrawnRun
  extends Pick<Run, 'id' | 'title' | 'outcome' | 'actor' | 'begin' | 'end'>, Pick<RunNodes, 'waiting' | 'edges'> {
  /** Ascending by begin. */
  nodes: readonly DrawnNode[];
  /** The message of each of `nodes`; empty for a group. */
  messages: readonly string[];
  parts: readonly DrawnRun[];
}

/** @param now where what goes on ends, epoch ms @param most nodes drawn one by one, of the run and its parts together */
export function drawnRun(run: Run, now: number, most: number, host: Host): DrawnRun {
  const parts = run.parts ?? [];
  const room = Math.max(1, Math.floor(most / (parts.length + 1)));
  const drawnParts = parts.map((part) => drawnRun(part, now, room, host));
  const begun = run.nodes?.begun;
  const nodes =
    begun === undefined ? [] : drawnNodes(begun, endsOf(begun, now, host), parts.length > 0 ? room : most, host);
  const begins = [run.begin, ...nodes.map(({ begin }) => begin), ...drawnParts.map(({ begin }) => begin)];
  const ends = [run.end, ...nodes.map(({ end }) => end), ...drawnParts.map(({ end }) => end)];
  const begin = least(begins) ?? now;
  return {
    id: run.id,
    title: run.title,
    outcome: run.outcome,
    actor: run.actor,
    begin,
    end: Math.max(begin, Number.isNaN(run.end) && isOpen(run) ? now : (greatest(ends) ?? begin)),
    nodes,
    messages: begun === undefined ? [] : messagesOf(begun, nodes, host),
    waiting: run.nodes?.waiting ?? [],
    edges: run.nodes?.edges ?? [],
    parts: drawnParts,
  };
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
