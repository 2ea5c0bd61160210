import { EditorField } from '@grafana/plugin-ui';
import { useEffect, useId, useState } from 'react';
import { readInterval } from '../../model/interval';
import { textOf } from '../saved/texts';
import { testIds } from '../test-ids';
import { text } from '../text';
import { Choice } from './Choice';
import type { QueryProps } from './props';
import { withSaved } from './with-saved';

interface Props extends QueryProps {
  /** Of the dashboard: a calendar's intervals begin at its midnights. */
  timeZone: string;
}

const words = text.query.interval;
const offered = ['auto', '1H', '1d', '1w', '1M'] as const;

/**
 * How long the intervals of a count are: as the panel has room, a typed duration, or the calendar's. What was typed and is none of
 * these is shown, and not asked for.
 */
export function IntervalField({ query, timeZone, onChange }: Props) {
  const id = useId();
  const saved = textOf(query.interval ?? 'auto');
  const [refused, setRefused] = useState<string>();
  useEffect(() => setRefused(undefined), [saved]);
  const shown = refused ?? saved;
  const isValid = readInterval(shown) !== undefined;
  const options = offered.map((value) => ({ value, ...words.options[value] }));
  const take = (interval: string) => {
    const read = readInterval(interval);
    setRefused(read ? undefined : interval);
    if (read) {
      const zone = read.kind === 'calendar' ? timeZone : undefined;
      onChange({ ...query, interval: read.kind === 'auto' ? undefined : interval, timeZone: zone });
    }
  };
  return (
    <EditorField
      label={
        readInterval(saved)?.kind === 'calendar' ? words.labelIn({ timeZone: query.timeZone ?? 'UTC' }) : words.label
      }
      tooltip={words.tooltip}
      htmlFor={id}
      invalid={!isValid}
      error={words.invalid}
    >
      <Choice
        id={id}
        data-testid={testIds.query.interval}
        width={20}
        customValueDescription={words.custom}
        options={withSaved(options, shown)}
        value={shown}
        invalid={!isValid}
        onChange={({ value }) => take(value.trim())}
        onTyped={(typed) => take(typed.trim())}
      />
    </EditorField>
  );
}
