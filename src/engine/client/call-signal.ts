import type { Signal } from '../seam/host';

/** A signal with its end in hand. */
export class CallSignal implements Signal {
  reason: Signal['reason'];
  private readonly listeners = new Set<() => void>();

  onEnd(listener: () => void): () => void {
    if (this.reason !== undefined) {
      listener();
      return () => undefined;
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** Ends it; only the first end counts. */
  end(reason: 'cancelled' | 'deadline'): void {
    if (this.reason !== undefined) {
      return;
    }
    this.reason = reason;
    if (this.listeners.size === 0) {
      return;
    }
    const listeners = [...this.listeners];
    this.listeners.clear();
    listeners.forEach((listener) => listener());
  }
}
