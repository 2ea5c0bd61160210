import { useState, type FocusEvent } from 'react';
import { useAfterPress } from '../use-after-press';

interface Emptied {
  /** As a key it makes the picker anew, and so empty. */
  round: number;
  /** For what loses the focus within the element around the picker. */
  emptyIfLeft: (event: FocusEvent) => void;
}

/**
 * For Grafana's MultiCombobox, which clears a typed text only where it is left while its list is open, not after escape: a text that
 * is not taken must not seem to be.
 */
export function useEmptiedOnLeave(id: string): Emptied {
  const [round, setRound] = useState(0);
  const afterPress = useAfterPress();
  const emptyIfLeft = ({ currentTarget: picker, relatedTarget: next }: FocusEvent) => {
    // Whoever goes to another window has not left the field.
    const isLeft = !picker.contains(next) && !picker.contains(document.activeElement);
    const input = document.getElementById(id);
    const isTyped = input instanceof HTMLInputElement && input.value !== '';
    if (isLeft && isTyped && input.getAttribute('aria-expanded') !== 'true') {
      afterPress(() => setRound(round + 1));
    }
  };
  return { round, emptyIfLeft };
}
