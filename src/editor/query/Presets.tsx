import { EditorField, EditorRow } from '@grafana/plugin-ui';
import { Button, Stack } from '@grafana/ui';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { QueryTypeModel } from '../../model/vendors';
import type { Example } from '../help/examples';
import { filtersOf } from '../saved/filters';
import type { RuntrailQuery } from '../saved/query';
import { useListed } from '../help/use-listed';
import type { Source } from '../source';
import { text } from '../text';

interface Props {
  source: Source;
  query: RuntrailQuery;
  queryType: QueryTypeModel;
  presets: readonly Example[];
  onChoose: (query: RuntrailQuery) => void;
  /** Where whoever has no mouse goes on: the button that was pressed goes. */
  next: RefObject<HTMLElement | null>;
}

/**
 * Questions that one click asks, while a query says nothing of its own. What is typed in it and taken by that very click is asked
 * for, too.
 */
export function Presets({ source, query, queryType, presets, onChoose, next }: Props) {
  const [isWaiting, setWaiting] = useState(false);
  const [pressed, setPressed] = useState<readonly Example[]>([]);
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const release = () => setPressed([]);
    window.addEventListener('click', release);
    return () => window.removeEventListener('click', release);
  }, []);
  const choose = useListed(source, query, (chosen) => {
    onChoose(chosen);
    if (buttons.current?.contains(document.activeElement)) {
      next.current?.focus();
    }
  });
  const ask = async (change: Example['change']) => {
    setWaiting(true);
    await choose({ ...query, ...change, filters: [...filtersOf(query), ...change.filters] }, queryType);
    setWaiting(false);
  };
  const shown = presets.length > 0 ? presets : pressed;
  return shown.length === 0 ? null : (
    <EditorRow>
      <EditorField label={text.help.presets}>
        <Stack ref={buttons} direction="row" gap={1} wrap="wrap" onMouseDown={() => setPressed(shown)}>
          {shown.map(({ name, change }) => (
            <Button
              key={name}
              variant="secondary"
              fill="outline"
              size="sm"
              tooltip={text.help.examples[name].description}
              disabled={isWaiting}
              onClick={() => void ask(change)}
            >
              {text.help.examples[name].title}
            </Button>
          ))}
        </Stack>
      </EditorField>
    </EditorRow>
  );
}
