import { EditorField } from '@grafana/plugin-ui';
import { Input } from '@grafana/ui';
import { useEffect, useId, useState } from 'react';
import { defaultLimit } from '../../model/query';
import { testIds } from '../test-ids';
import { text } from '../text';
import { useAfterPress } from '../use-after-press';
import { isEnter } from './is-enter';

interface Props {
  value: number | undefined;
  /** `undefined` = the default. */
  onChange: (limit: number | undefined) => void;
}

/** Typing does not run the query at each digit: what was typed counts when the field is left or enter is pressed. */
export function LimitField({ value, onChange }: Props) {
  const id = useId();
  const saved = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState(saved);
  const afterPress = useAfterPress();
  useEffect(() => setTyped(saved), [saved]);
  const isValid = typed === '' || /^[1-9]\d*$/.test(typed);
  const take = () => {
    const limit = typed === '' ? undefined : Number(typed);
    if (isValid && limit !== value) {
      onChange(limit);
    }
  };
  const words = text.query.limit;
  return (
    <EditorField label={words.label} tooltip={words.tooltip} htmlFor={id} invalid={!isValid} error={words.invalid}>
      <Input
        id={id}
        data-testid={testIds.query.limit}
        width={12}
        inputMode="numeric"
        placeholder={String(defaultLimit)}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value.trim())}
        onBlur={() => afterPress(take)}
        onKeyDown={(event) => isEnter(event) && take()}
      />
    </EditorField>
  );
}
