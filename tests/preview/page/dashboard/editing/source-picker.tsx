import type { DataSourceRef } from '@grafana/schema';
import { DataSourcePicker } from '@grafana/runtime';
import { Field } from '@grafana/ui';

/** Whose editor is shown. */
export function SourcePicker({
  current,
  onChange,
}: {
  current: DataSourceRef | null | undefined;
  onChange: (source: DataSourceRef) => void;
}) {
  return (
    <Field label="Data source" noMargin>
      <DataSourcePicker
        current={current ?? null}
        noDefault
        width={32}
        filter={(one) => Boolean(one.meta.module)}
        onChange={({ type, uid }) => onChange({ type, uid })}
      />
    </Field>
  );
}
