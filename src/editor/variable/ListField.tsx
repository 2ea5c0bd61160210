import { EditorField } from '@grafana/plugin-ui';
import { useId } from 'react';
import type { VendorModel } from '../../model/vendors';
import { Choice } from '../query/Choice';
import { withSaved } from '../query/with-saved';
import { textOf } from '../saved/texts';
import { text } from '../text';

interface Props {
  vendor: VendorModel;
  /** Absent = values of events. */
  list: string | undefined;
  onChange: (list: string | undefined) => void;
}

const words = text.variable.list;
const events = 'events';

/** Where a variable's values come from: a list of the vendor's, or events. */
export function ListField({ vendor, list: saved, onChange }: Props) {
  const id = useId();
  const list = textOf(saved ?? events);
  const options = [
    { value: events, label: words.events },
    ...vendor.lists.map(({ key, label }) => ({ value: key, label })),
  ];
  return (
    <EditorField label={words.label} tooltip={words.tooltip} htmlFor={id}>
      <Choice
        id={id}
        width={{ min: 24, max: 40 }}
        options={withSaved(options, list)}
        value={list}
        onChange={({ value }) => onChange(value === events ? undefined : value)}
      />
    </EditorField>
  );
}
