import {
  hasLogsLabelTypesSupport,
  hasToggleableQueryFiltersSupport,
  type DataFrame,
  type DataSourceApi,
} from '@grafana/data';
import { css } from '@emotion/css';
import { Button, IconButton, TextLink, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { textOf } from '../text-of';
import { LineContext } from './line-context';
import type { Explore } from './use-explore';

/** Behind a line: its labels with filters for and out, the links of its fields, and what is around it. */
export function LineDetails(props: { source: DataSourceApi; explore: Explore; frame: DataFrame; row: number }) {
  const { source, explore, frame, row } = props;
  const styles = useStyles2(getStyles);
  const [showsContext, setShowsContext] = useState(false);
  const links = frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: row }) ?? []);
  const headingOf = (label: string) =>
    (hasLogsLabelTypesSupport(source) && source.getLabelDisplayTypeFromFrame(label, frame, row)) || 'Fields';
  const labels = labelsOf(frame, row);
  return (
    <div className={styles.box} data-testid="line-details">
      {[...new Set(labels.map(([label]) => headingOf(label)))].map((heading) => (
        <div key={heading}>
          <strong>{heading}</strong>
          {labels
            .filter(([label]) => headingOf(label) === heading)
            .map(([label, value]) => (
              <div key={label} className={styles.label}>
                <Filters source={source} explore={explore} label={label} value={value} />
                <span className={styles.name}>{label}</span>
                <span>{value}</span>
              </div>
            ))}
        </div>
      ))}
      <div className={styles.label}>
        {links.map(({ title, href, target }) => (
          <TextLink key={title} href={href} external={target === '_blank'} variant="bodySmall">
            {title}
          </TextLink>
        ))}
        <Button size="sm" variant="secondary" onClick={() => setShowsContext(!showsContext)}>
          {showsContext ? 'Hide context' : 'Show context'}
        </Button>
      </div>
      {showsContext && <LineContext source={source} explore={explore} frame={frame} row={row} />}
    </div>
  );
}

function Filters(props: { source: DataSourceApi; explore: Explore; label: string; value: string }) {
  const { source, explore, label, value } = props;
  if (!hasToggleableQueryFiltersSupport(source)) {
    return null;
  }
  const options = { key: label, value };
  const isOn = explore.queries.some((query) => source.queryHasFilter(query, options));
  const toggle = (type: 'FILTER_FOR' | 'FILTER_OUT') => {
    explore.change(explore.queries.map((query) => source.toggleQueryFilter(query, { type, options })));
    explore.run();
  };
  return (
    <>
      <IconButton
        name="search-plus"
        size="sm"
        variant={isOn ? 'primary' : 'secondary'}
        aria-pressed={isOn}
        tooltip={`${isOn ? 'Remove filter' : 'Filter for value'}: ${label}`}
        onClick={() => toggle('FILTER_FOR')}
      />
      <IconButton
        name="search-minus"
        size="sm"
        variant="secondary"
        tooltip={`Filter out value: ${label}`}
        onClick={() => toggle('FILTER_OUT')}
      />
    </>
  );
}

function labelsOf(frame: DataFrame, row: number): Array<[string, string]> {
  const labels: unknown = frame.fields.find(({ name }) => name === 'labels')?.values[row];
  return Object.entries(typeof labels === 'object' && labels !== null ? labels : {}).map(([label, value]) => [
    label,
    textOf(value),
  ]);
}

const getStyles = () => ({
  box: css({ padding: '4px 0 8px 16px', whiteSpace: 'normal' }),
  label: css({ display: 'flex', gap: 8, alignItems: 'center', padding: '2px 0', overflowWrap: 'anywhere' }),
  name: css({ width: 80, flexShrink: 0, opacity: 0.75 }),
});
