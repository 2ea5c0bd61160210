/** What will happen in a company, in order of time; things of the same moment happen in the order they were planned. */
export class Schedule {
  private readonly heap: Entry[] = [];
  private planned = 0;
  private reached = -Infinity;

  /** Epoch ms; what is planned for the past happens at once when the schedule next runs. */
  at(time: number, happen: (time: number) => void): void {
    this.heap.push({ time: Math.max(time, this.reached), order: this.planned++, happen });
    this.rise(this.heap.length - 1);
  }

  /** Lets everything happen that is due until `now`, included. */
  runUntil(now: number): void {
    for (let first = this.heap[0]; first && first.time <= now; first = this.heap[0]) {
      this.takeFirst();
      this.reached = first.time;
      first.happen(first.time);
    }
    this.reached = Math.max(this.reached, now);
  }

  private takeFirst(): void {
    const last = this.heap.pop();
    if (last && this.heap.length > 0) {
      this.heap[0] = last;
      this.sink(0);
    }
  }

  private rise(index: number): void {
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfBefore(index, parent)) {
        return;
      }
      index = parent;
    }
  }

  private sink(index: number): void {
    for (;;) {
      const left = 2 * index + 1;
      const right = left + 1;
      const child = right < this.heap.length && before(this.heap[right], this.heap[left]) ? right : left;
      if (!this.swapIfBefore(child, index)) {
        return;
      }
      index = child;
    }
  }

  private swapIfBefore(lower: number, upper: number): boolean {
    const below = this.heap[lower];
    const above = this.heap[upper];
    if (!below || !above || !before(below, above)) {
      return false;
    }
    this.heap[lower] = above;
    this.heap[upper] = below;
    return true;
  }
}

interface Entry {
  time: number;
  order: number;
  happen(time: number): void;
}

function before(one: Entry | undefined, other: Entry | undefined): boolean {
  return !!one && !!other && (one.time < other.time || (one.time === other.time && one.order < other.order));
}
