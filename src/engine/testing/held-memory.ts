import type { Holding } from '../seam/host';

interface Held {
  bytes: number;
  onEvict: () => void;
}

/** The memory that things are kept in: without a limit, until a test asks for it back. */
export interface HeldMemory {
  hold(bytes: number, onEvict: () => void): Holding;
  /** Bytes held now. */
  bytes(): number;
  /** Takes everything back, the longest unused first. */
  evictAll(): void;
}

export function heldMemory(): HeldMemory {
  const held = new Set<Held>();
  return {
    hold(bytes, onEvict) {
      const place: Held = { bytes, onEvict };
      held.add(place);
      return {
        touch() {
          if (held.delete(place)) {
            held.add(place);
          }
        },
        release() {
          held.delete(place);
        },
      };
    },
    bytes: () => [...held].reduce((sum, place) => sum + place.bytes, 0),
    evictAll() {
      const places = [...held];
      held.clear();
      places.forEach((place) => place.onEvict());
    },
  };
}
