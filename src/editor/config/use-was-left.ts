import { useState } from 'react';
import { useAfterPress } from '../use-after-press';

/** Whether a field was left, so that it may say what it lacks, and what to do when it is: its sentence moves what is below. */
export function useWasLeft(before = false): [wasLeft: boolean, leave: () => void] {
  const [wasLeft, setWasLeft] = useState(before);
  const afterPress = useAfterPress();
  return [wasLeft, () => afterPress(() => setWasLeft(true))];
}
