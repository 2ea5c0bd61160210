import { EditorField } from '@grafana/plugin-ui';
import { useId } from 'react';
import { defaultFormat, takesOf } from '../../model/formats';
import { textOf } from '../saved/texts';
import { testIds } from '../test-ids';
import { text } from '../text';
import { Choice } from './Choice';
import { DetailsFields } from './DetailsFields';
import { GroupField } from './GroupField';
import { IntervalField } from './IntervalField';
import { LimitField } from './LimitField';
import type { ReadProps } from './props';
import { QuerySwitch } from './QuerySwitch';
import { shownFormats } from './shown-formats';
import { ValueField } from './ValueField';

interface Props extends ReadProps {
  timeZone: string;
}

/** How to show the events, and what belongs to that. */
export function ShapeFields({ source, queryType, query, timeZone, onChange }: Props) {
  const id = useId();
  const format = textOf(query.format ?? defaultFormat);
  const takes = takesOf(format);
  return (
    <>
      <EditorField label={text.query.format.label} htmlFor={id}>
        <Choice
          id={id}
          data-testid={testIds.query.format}
          // What describes a format is as wide, or cut.
          width={40}
          options={shownFormats(queryType, format)}
          value={format}
          onChange={({ value }) => onChange({ ...query, format: value })}
        />
      </EditorField>
      {takes.groups && <GroupField query={query} onChange={onChange} />}
      {takes.interval && <IntervalField query={query} timeZone={timeZone} onChange={onChange} />}
      {takes.valueField && <ValueField query={query} onChange={onChange} />}
      {takes.limit && <LimitField value={query.limit} onChange={(limit) => onChange({ ...query, limit })} />}
      {takes.details && <DetailsFields source={source} queryType={queryType} query={query} onChange={onChange} />}
      {takes.source && (
        <QuerySwitch
          {...text.query.source}
          value={query.showSource ?? false}
          onChange={(showSource) => onChange({ ...query, showSource })}
        />
      )}
      {takes.colors && (
        <QuerySwitch
          {...text.annotation.colorByOutcome}
          value={query.colorByOutcome ?? true}
          onChange={(colorByOutcome) => onChange({ ...query, colorByOutcome })}
        />
      )}
    </>
  );
}
