import { EditorField } from '@grafana/plugin-ui';
import { useId } from 'react';
import type { VendorModel } from '../../model/vendors';
import { queryTypeWithId } from '../saved/vendor-of';
import { testIds } from '../test-ids';
import { text } from '../text';
import { Choice } from './Choice';

interface Props {
  vendor: VendorModel;
  value: string;
  onChange: (queryType: string) => void;
}

/** What to read. */
export function QueryTypeField({ vendor, value, onChange }: Props) {
  const id = useId();
  const options = vendor.queryTypes.map(({ id: type, label, description }) => ({ value: type, label, description }));
  const error = options.some((option) => option.value === value) ? undefined : mismatch(value, vendor);
  return (
    <EditorField label={text.query.queryType.label} htmlFor={id} invalid={error !== undefined} error={error}>
      <Choice
        id={id}
        data-testid={testIds.query.queryType}
        // What describes a type is as wide, or cut.
        width={40}
        options={options}
        value={value}
        invalid={error !== undefined}
        onChange={(option) => onChange(option.value)}
      />
    </EditorField>
  );
}

function mismatch(queryType: string, vendor: VendorModel): string {
  const known = queryTypeWithId(queryType);
  return known
    ? text.query.queryType.otherVendor({ other: known.vendor.name, own: vendor.name })
    : text.query.queryType.unknown({ id: queryType });
}
