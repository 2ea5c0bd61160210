import { css } from '@emotion/css';
import { VariableHide, type GrafanaTheme2 } from '@grafana/data';
import { InlineLabel, Input, MultiSelect, Select, useStyles2 } from '@grafana/ui';
import { allValue, type Variable } from './variable';

/** The dashboard's variables on top of it. */
export function VariableBar({
  variables,
  onChange,
}: {
  variables: readonly Variable[];
  onChange: (name: string, chosen: string[]) => void;
}) {
  const styles = useStyles2(getStyles);
  const shown = variables.filter(({ model }) => model.hide !== VariableHide.hideVariable && model.type !== 'adhoc');
  return (
    <div className={styles.bar}>
      {shown.map((variable) => (
        <div key={variable.model.name} className={styles.one} data-testid={`variable-${variable.model.name}`}>
          <InlineLabel width="auto">{variable.model.label || variable.model.name}</InlineLabel>
          <VariableInput variable={variable} onChange={(chosen) => onChange(variable.model.name, chosen)} />
        </div>
      ))}
    </div>
  );
}

function VariableInput({ variable, onChange }: { variable: Variable; onChange: (chosen: string[]) => void }) {
  const { model, options, chosen } = variable;
  const label = model.label || model.name;
  if (model.type === 'textbox' || model.type === 'constant') {
    return (
      <Input
        aria-label={label}
        defaultValue={chosen[0]}
        width={20}
        onBlur={(event) => onChange([event.currentTarget.value])}
      />
    );
  }
  if ('multi' in model && model.multi) {
    return (
      <MultiSelect
        aria-label={label}
        options={[...options]}
        value={[...chosen]}
        width="auto"
        allowCustomValue
        onChange={(values) =>
          onChange(
            withoutAll(
              values.flatMap((one) => one.value ?? []),
              chosen
            )
          )
        }
      />
    );
  }
  const [value = ''] = chosen;
  return (
    <Select
      aria-label={label}
      options={[...options]}
      // What an address has chosen need not be among what is listed.
      value={options.find((option) => option.value === value) ?? (value && { value, label: value })}
      width="auto"
      allowCustomValue
      onChange={(one) => onChange(one.value ? [one.value] : [])}
    />
  );
}

/** All and single options exclude one another; nothing chosen means All where there is one. */
function withoutAll(next: string[], before: readonly string[]): string[] {
  if (!next.length || (next.includes(allValue) && !before.includes(allValue))) {
    return [allValue];
  }
  return next.filter((value) => value !== allValue);
}

const getStyles = (theme: GrafanaTheme2) => ({
  // Wide enough for two of them: on a narrow page the time picker goes under them.
  bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), flex: '1 0 320px' }),
  one: css({ display: 'flex', flexShrink: 0, maxWidth: '100%', '& > :last-child': { minWidth: 0 } }),
});
