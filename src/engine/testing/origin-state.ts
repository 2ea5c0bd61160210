import type { OriginState } from '../seam/host';

/** Notes and locks of one origin and credential; give the same object to two hosts to make them neighbours in one process. */
export function originState(now: () => number): OriginState {
  const notes = new Map<string, number>();
  const queues = new Map<string, Array<() => void>>();

  const release = (name: string) => {
    const next = queues.get(name)?.shift();
    if (next) {
      next();
    } else {
      queues.delete(name);
    }
  };

  return {
    until(name) {
      const until = notes.get(name);
      return until !== undefined && until > now() ? until : undefined;
    },
    setUntil(name, until) {
      notes.set(name, until);
    },
    lock(name, signal) {
      if (signal.reason !== undefined) {
        return Promise.resolve(null);
      }
      return new Promise((resolve) => {
        const grant = () => {
          stopListening();
          let held = true;
          resolve(() => {
            if (held) {
              held = false;
              release(name);
            }
          });
        };
        const stopListening = signal.onEnd(() => {
          const queue = queues.get(name);
          queue?.splice(queue.indexOf(grant), 1);
          resolve(null);
        });
        const queue = queues.get(name);
        if (queue) {
          queue.push(grant);
        } else {
          queues.set(name, []);
          grant();
        }
      });
    },
  };
}
