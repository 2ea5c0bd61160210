import { Field, Input } from '@grafana/ui';
import { useState } from 'react';
import type { SavedFilter } from '../saved/query';
import { readLine } from '../search/read-line';
import { writeLine } from '../search/write-line';
import { testIds } from '../test-ids';
import { text } from '../text';
import { useAfterPress } from '../use-after-press';
import { isEnter } from './is-enter';
import { lineStyle } from './picker-width';

interface Props {
  filters: readonly SavedFilter[];
  onChange: (filters: SavedFilter[]) => void;
}

/** The filters for those who would rather type them; what was typed counts when the field is left or enter is pressed. */
export function SearchLine({ filters, onChange }: Props) {
  const saved = writeLine(filters);
  const [before, setBefore] = useState(saved);
  const [typed, setTyped] = useState(saved ?? '');
  const [problem, setProblem] = useState<string>();
  const afterPress = useAfterPress();
  const show = (line: string) => {
    setTyped(line);
    setProblem(undefined);
  };
  if (saved !== before) {
    setBefore(saved);
    // What could not be read is not lost to a filter that is added elsewhere.
    setTyped(problem === undefined ? (saved ?? '') : typed);
  }
  if (saved === undefined) {
    return null;
  }
  const take = () => {
    const read = readLine(typed);
    setProblem('problem' in read ? read.problem : undefined);
    if ('filters' in read && writeLine(read.filters) !== saved) {
      onChange(read.filters);
    }
  };
  const words = text.query.line;
  return (
    <div style={lineStyle(saved)}>
      <Field invalid={problem !== undefined} error={problem} noMargin>
        <Input
          aria-label={words.label}
          data-testid={testIds.query.line}
          placeholder={words.placeholder}
          value={typed}
          spellCheck={false}
          onChange={(event) => show(event.currentTarget.value)}
          onBlur={() => afterPress(take)}
          onKeyDown={(event) => {
            if (isEnter(event)) {
              take();
            } else if (event.key === 'Escape') {
              show(saved);
            }
          }}
        />
      </Field>
    </div>
  );
}
