import { useCallback, useEffect, useRef } from 'react';

/** What stood in a MultiCombobox of Grafana's when the latest tap ended: after one elsewhere it empties itself before it is left. */
export function useTypedAtTap(id: string): () => string {
  const typed = useRef('');
  useEffect(() => {
    const remember = () => {
      const input = document.activeElement;
      typed.current = input instanceof HTMLInputElement && input.id === id ? input.value : '';
    };
    const forget = () => {
      typed.current = '';
    };
    // Before the picker hears of it.
    window.addEventListener('touchend', remember, true);
    window.addEventListener('keydown', forget, true);
    window.addEventListener('focusin', forget, true);
    return () => {
      window.removeEventListener('touchend', remember, true);
      window.removeEventListener('keydown', forget, true);
      window.removeEventListener('focusin', forget, true);
    };
  }, [id]);
  return useCallback(() => typed.current, []);
}
