import { useCallback, useEffect, useRef } from 'react';

/** After a press that became a drag, or opened a menu of the browser's, nothing tells that the button was let go of. */
const releases = ['mouseup', 'dragstart', 'contextmenu', 'keydown'] as const;

/**
 * For what happens when a field is left: it runs at once, or, where the field was left by pressing a button of the mouse elsewhere,
 * when that is let go of. Before, what moves under the mouse would lose the click; later, the click would change what was before.
 */
export function useAfterPress(): (run: () => void) => void {
  const isPressed = useRef(false);
  const waiting = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
      const run = waiting.current;
      waiting.current = undefined;
      run?.();
    };
    window.addEventListener('mousedown', press, true);
    releases.forEach((event) => window.addEventListener(event, release, true));
    return () => {
      window.removeEventListener('mousedown', press, true);
      releases.forEach((event) => window.removeEventListener(event, release, true));
    };
  }, []);
  return useCallback((run) => {
    if (isPressed.current) {
      waiting.current = run;
    } else {
      run();
    }
  }, []);
}
