import { whereOverlapping } from '../columns/where-overlapping';
import type { Events } from '../events/events';
import type { Run, RunNodes } from '../events/run';
import { takeEvents } from '../events/take-events';
import { unstartedEvents } from '../events/unstarted-events';
import type { Condition } from '../seam/column-tools';
import { numberText, plural } from '../sentences/counts';
import { filterCondition } from './filters';
import type { Question } from './question';
import { shownEnds } from './shown-ends';

/** Nodes of a run and its parts. */
interface Counts {
  all: number;
  within: number;
  shown: number;
}

/** A run with those of its nodes that the range holds and the filters let pass, and a word about the others; the run itself stays. */
export async function shownRun(run: Run, question: Question): Promise<Run> {
  const counts: Counts = { all: 0, within: 0, shown: 0 };
  const shown = await cut(run, question, counts);
  const { all, within, shown: left } = counts;
  if (within < all) {
    question.notes.notice(
      `Not shown, as outside the time range: ${numberText(all - within)} of the run's ${plural(all, 'node')}.`
    );
  }
  if (left < within) {
    question.notes.notice(`The filters leave out ${numberText(within - left)} of the run's ${plural(within, 'node')}.`);
  }
  return shown;
}

async function cut(run: Run, question: Question, counts: Counts): Promise<Run> {
  const { nodes, parts } = run;
  return {
    ...run,
    ...(nodes && { nodes: await cutNodes(nodes, run, question, counts) }),
    ...(parts && { parts: await Promise.all(parts.map((part) => cut(part, question, counts))) }),
  };
}

async function cutNodes(
  { begun, unstarted, order }: RunNodes,
  run: Run,
  { filters, envelope, client }: Question,
  counts: Counts
): Promise<RunNodes> {
  const { host } = client;
  const pass = (events: Events): Promise<Condition[]> =>
    Promise.all(filters.map((filter) => filterCondition(filter, events, host)));
  const ends = shownEnds(begun, true, Math.min(host.now(), envelope.to), host);
  const within = whereOverlapping(begun.time.values, ends, envelope);
  const { select } = host.columns;
  const rows = select(begun.length, [...within, ...(await pass(begun))]);
  const others = select(unstarted.length, await pass(unstartedEvents(unstarted, run, host)));
  counts.all += begun.length + unstarted.length;
  counts.within += select(begun.length, within).length + unstarted.length;
  counts.shown += rows.length + others.length;
  const left = {
    begun: rows.length === begun.length ? begun : takeEvents(begun, rows, host, 'notAskedFor'),
    unstarted: Array.from(others).flatMap((row) => unstarted[row] ?? []),
  };
  const names = new Set(order.length === 0 ? [] : namesOf(left));
  return { ...left, order: order.filter((name) => names.has(name)) };
}

function namesOf({ begun: { target }, unstarted }: Pick<RunNodes, 'begun' | 'unstarted'>): string[] {
  return [...Array.from(target.codes, (code) => target.values[code] ?? ''), ...unstarted.map(({ name }) => name)];
}
