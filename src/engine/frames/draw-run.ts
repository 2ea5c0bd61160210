import { isOpen } from '../../model/event';
import type { Run } from '../events/run';
import type { Host } from '../seam/host';
import { numberText, plural } from '../sentences/counts';
import { drawable, type Drawable } from './drawable';
import { drawnGroup, drawnNodes } from './drawn-nodes';
import type { DrawnNode, DrawnRun, Picture } from './drawn-run';
import { budgetFor, sizeOf, type Budget } from './budget';

export interface Drawing {
  run: DrawnRun;
  /** What to say where not each node is drawn. */
  notice?: string;
}

/** @param now where what goes on ends, epoch ms */
export function drawRun(run: Run, now: number, picture: Picture, host: Host): Drawing {
  const whole = drawable(run, now, picture, host);
  const size = sizeOf(whole);
  if (size <= picture.most) {
    return { run: draw(whole, undefined, now, picture, host) };
  }
  const budget = budgetFor(whole, picture.most);
  return { run: draw(whole, budget, now, picture, host), notice: groupedNotice(whole, size, budget, picture) };
}

/** @param budget absent = for everything */
function draw(whole: Drawable, budget: Budget | undefined, now: number, picture: Picture, host: Host): DrawnRun {
  const { run, parts: all, order } = whole;
  const apart = budget === undefined ? all : all.filter((part) => budget.parts.has(part));
  const parts = apart.map((part) => draw(part, budget?.parts.get(part), now, picture, host));
  const others = all.filter((part) => budget !== undefined && !budget.parts.has(part));
  const grouped = groupedRuns(others.map((part) => draw(part, budgetFor(part, 0), now, picture, host)));
  const nodes = [...drawnNodes(whole, budget?.failedNodes, picture, host), ...grouped];
  const inside = [...nodes, ...parts].filter((each) => !Number.isNaN(each.begin));
  const first = least([run.begin, ...inside.map((each) => each.begin)]);
  const goesOn = Number.isNaN(run.end) && isOpen(run.outcome);
  const last = greatest([goesOn ? now : run.end, ...inside.map((each) => each.end)]);
  const begin = first ?? now;
  const end = Math.max(begin, last ?? begin);
  return {
    id: run.id,
    title: run.title,
    outcome: run.outcome,
    actor: run.actor,
    begin,
    end,
    took: first === undefined || last === undefined ? NaN : end - begin,
    nodes: nodes.sort((a, b) => placeOf(a) - placeOf(b)),
    order: budget === undefined ? order : [],
    parts,
  };
}

function placeOf({ begin }: DrawnNode): number {
  return Number.isNaN(begin) ? Number.MAX_VALUE : begin;
}

function groupedRuns(runs: readonly DrawnRun[]): DrawnNode[] {
  const outcomes = Array.from(new Set(runs.map(({ outcome }) => outcome)));
  return outcomes.map((outcome) => {
    const own = runs.filter((run) => run.outcome === outcome);
    return drawnGroup('run', outcome, own.length, {
      begin: least(own.map(({ begin }) => begin)) ?? NaN,
      end: greatest(own.map(({ end }) => end)) ?? NaN,
    });
  });
}

function groupedNotice(whole: Drawable, size: number, budget: Budget, { draws, most }: Picture): string {
  const [what, those] = draws === 'nodes' ? ['node', 'nodes'] : ['span', 'node runs'];
  const [drawn, failed] = [failedApart(budget), failedNodes(whole)];
  const runs = whole.parts.length === budget.parts.size ? '' : ', and so are runs';
  const cut = drawn === failed ? '' : ` as far as there is room (${numberText(drawn)} of ${numberText(failed)})`;
  return `The run would be ${plural(size, what)}, its own included, more than the ${numberText(most)} that are drawn one by one: ${those} with the same outcome are drawn as one${runs}, the failed ones apart${cut}.`;
}

function failedApart({ failedNodes: own, parts }: Budget): number {
  return Array.from(parts.values()).reduce((sum, part) => sum + failedApart(part), own);
}

function failedNodes({ groups, parts }: Drawable): number {
  const own = groups.find(({ outcome }) => outcome === 'failure')?.rows.length ?? 0;
  return parts.reduce((sum, part) => sum + failedNodes(part), own);
}

function least(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? undefined : Math.min(...known);
}

function greatest(values: readonly number[]): number | undefined {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? undefined : Math.max(...known);
}
