import type { Signal } from '../seam/host';

/** A signal that a test ends. */
export interface TestSignal extends Signal {
  end(reason: 'cancelled' | 'deadline'): void;
}

export function testSignal(): TestSignal {
  let ended: 'cancelled' | 'deadline' | undefined;
  const listeners = new Set<() => void>();
  return {
    get reason() {
      return ended;
    },
    onEnd(listener) {
      if (ended !== undefined) {
        listener();
        return () => undefined;
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    end(reason) {
      if (ended === undefined) {
        ended = reason;
        const waiting = [...listeners];
        listeners.clear();
        waiting.forEach((listener) => listener());
      }
    },
  };
}
