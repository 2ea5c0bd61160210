import { EditorField } from '@grafana/plugin-ui';
import { RadioButtonGroup } from '@grafana/ui';
import { useId } from 'react';
import { formatOf } from '../../model/formats';
import { text } from '../text';
import type { QueryProps } from './props';
import { QuerySwitch } from './QuerySwitch';

const words = text.query.alert;
const answers = (): Array<{ value: 'count' | 'rows'; label: string; description?: string }> => [
  { value: 'count', label: words.inAlerts.count },
  { value: 'rows', label: words.inAlerts.rows, description: words.inAlerts.rowsDescription },
];

/** What a query answers in an alert rule. */
export function AlertFields({ query, onChange }: QueryProps) {
  const id = useId();
  return (
    <>
      {formatOf(query.format)?.inAlerts === 'rows' && (
        <EditorField label={words.inAlerts.label}>
          <RadioButtonGroup
            id={id}
            aria-label={words.inAlerts.label}
            options={answers()}
            value={query.inAlerts ?? 'count'}
            onChange={(inAlerts) => onChange({ ...query, inAlerts })}
          />
        </EditorField>
      )}
      <QuerySwitch
        {...words.partial}
        value={query.partial === 'use'}
        onChange={(uses) => onChange({ ...query, partial: uses ? 'use' : 'fail' })}
      />
    </>
  );
}
