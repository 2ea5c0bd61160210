import { getFieldDisplayName, type DataContextScopedVar, type ScopedVars } from '@grafana/data';

/** Names that mean the field or row at hand instead of a dashboard's variable, as in `${__field.labels.outcome}`. */
export function isDataMacro(name: string): boolean {
  return name === '__field' || name === '__value' || name === '__data';
}

/** What such a name stands for; undefined outside a frame. */
export function dataMacro(name: string, path: string | undefined, scopedVars: ScopedVars | undefined): unknown {
  const context: DataContextScopedVar['value'] | undefined = scopedVars?.['__dataContext']?.value;
  if (!context) {
    return undefined;
  }
  const { frame, field, data, rowIndex } = context;
  if (name === '__field') {
    // Asking for the display name fixes it, so only where it is wanted.
    return path?.startsWith('labels')
      ? inside({ labels: field.labels ?? {} }, path)
      : getFieldDisplayName(field, frame, data);
  }
  if (rowIndex === undefined) {
    return undefined;
  }
  if (name === '__value') {
    const raw: unknown = field.values[rowIndex];
    return inside({ raw, time: raw, text: raw }, path ?? 'text');
  }
  // The plain value is a number already.
  const wanted = /^fields(?:\.(.+)|\["(.+)"\]|\[(\d+)\])$/.exec(path?.replace(/\.numeric$/, '') ?? '');
  const found = frame.fields.find(
    (one, index) => one.name === (wanted?.[1] ?? wanted?.[2]) || String(index) === wanted?.[3]
  );
  return found?.values[rowIndex];
}

/** The part of a value that a path such as `labels.outcome` names. */
export function inside(value: unknown, path: string | undefined): unknown {
  return (path?.split('.') ?? []).reduce<unknown>(
    (outer, key) => (outer instanceof Object ? Reflect.get(outer, key) : undefined),
    value
  );
}
