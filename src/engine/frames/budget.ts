import type { Drawable } from './drawable';

/** What is drawn of a run where not each of its nodes and parts can be: those of one outcome as one, failed ones apart. */
export interface Budget {
  /** Failed nodes drawn one by one. */
  failedNodes: number;
  /** Parts drawn with what they hold; the others are grouped too. */
  parts: ReadonlyMap<Drawable, Budget>;
}

/** How much a picture shows where each node and run is drawn, the run's own included. */
export function sizeOf({ rows, parts, order }: Drawable): number {
  return parts.reduce((sum, part) => sum + sizeOf(part), rows.length + (order.length > 0 ? 0 : 1));
}

/** @param most that may be drawn, `run` itself included; a group of each outcome at least */
export function budgetFor(run: Drawable, most: number): Budget {
  const spare = most - leastOf(run);
  if (spare >= 0) {
    return share(run, { left: spare });
  }
  const failed = run.parts.filter(hasFailed);
  const outcomes = new Set(run.parts.map(({ run: { outcome } }) => outcome));
  let left = most - ownLeast(run) - outcomes.size;
  const apart = failed.filter((part) => {
    const fits = leastOf(part) <= left;
    left -= fits ? leastOf(part) : 0;
    return fits;
  });
  return share({ ...run, parts: apart }, { left: Math.max(0, left) });
}

/** What is left is for failed nodes, first come first served. */
function share(run: Drawable, spare: { left: number }): Budget {
  // The group that is drawn anyway is one of them where all are drawn.
  const failedNodes = failedOf(run);
  const more = Math.min(spare.left, Math.max(0, failedNodes - 1));
  spare.left -= more;
  return {
    failedNodes: more === failedNodes - 1 ? failedNodes : more,
    parts: new Map(run.parts.map((part) => [part, share(part, spare)])),
  };
}

/** With all nodes of an outcome as one. */
function leastOf(run: Drawable): number {
  return run.parts.reduce((sum, part) => sum + leastOf(part), ownLeast(run));
}

function ownLeast({ groups }: Drawable): number {
  return 1 + groups.length;
}

function failedOf({ groups }: Drawable): number {
  return groups.find(({ outcome }) => outcome === 'failure')?.rows.length ?? 0;
}

function hasFailed({ run }: Drawable): boolean {
  return run.outcome === 'failure';
}
