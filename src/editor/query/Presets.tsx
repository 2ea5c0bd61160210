import { EditorField } from '@grafana/plugin-ui';
import { Button, Stack } from '@grafana/ui';
import { useRef, useState, type RefObject } from 'react';
import type { QueryTypeModel } from '../../model/vendors';
import type { Example } from '../help/examples';
import type { RuntrailQuery } from '../saved/query';
import { useListed } from '../saved/use-listed';
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

/** Questions that one click asks, while a query says nothing of its own. */
export function Presets({ source, query, queryType, presets, onChoose, next }: Props) {
  const [isWaiting, setWaiting] = useState(false);
  const buttons = useRef<HTMLDivElement>(null);
  const choose = useListed(source, query, (chosen) => {
    onChoose(chosen);
    if (buttons.current?.contains(document.activeElement)) {
      next.current?.focus();
    }
  });
  const ask = async (change: Partial<RuntrailQuery>) => {
    setWaiting(true);
    await choose({ ...query, ...change }, queryType);
    setWaiting(false);
  };
  return (
    <EditorField label={text.help.presets}>
      <Stack ref={buttons} direction="row" gap={1} wrap="wrap">
        {presets.map(({ name, change }) => (
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
  );
}
