import { css } from '@emotion/css';
import { dateTimeFormatTimeAgo, type GrafanaTheme2 } from '@grafana/data';
import { Tag, useStyles2 } from '@grafana/ui';
import type { Instance } from './rule';
import { StateTag } from './state-tag';

/** Every label set of a rule with its state, value and sentence. */
export function InstanceTable({ instances }: { instances: readonly Instance[] }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles} role="region" aria-label="Label sets" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th>State</th>
            <th>Labels</th>
            <th>Value</th>
            <th>In words</th>
            <th>Since</th>
          </tr>
        </thead>
        <tbody>
          {instances.map((one) => (
            <tr key={JSON.stringify(one.labels)} data-testid="alert-instance">
              <td>
                <StateTag state={one.state} reason={one.reason} />
              </td>
              <td className="labels">
                {Object.entries(one.labels).map(([name, value]) => (
                  <Tag key={name} name={`${name}=${value}`} colorIndex={9} />
                ))}
                {Object.keys(one.labels).length === 0 && <span className="dim">none</span>}
              </td>
              <td>{valuesOf(one)}</td>
              <td>{wordsOf(one)}</td>
              <td className="dim">{dateTimeFormatTimeAgo(one.since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function valuesOf({ values }: Instance): string {
  const known = Object.entries(values).filter(([, value]) => value !== null);
  return known.map(([name, value]) => `${name} = ${value}`).join(', ') || '–';
}

/** The sentence of a state: of an error what went wrong; of an alert what the rule says about it. */
export function wordsOf({ state, reason, annotations, labels }: Instance): string {
  if (annotations['Error']) {
    return annotations['Error'];
  }
  if (state === 'NoData' || reason === 'NoData') {
    return 'The query found nothing in its time range.';
  }
  if (state === 'Normal') {
    return Object.keys(labels).length
      ? 'The condition does not hold for these labels.'
      : 'The condition does not hold.';
  }
  return annotations['summary'] ?? 'The condition holds.';
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    // Scrolled where the page is narrow: the sentences would have no room left.
    overflowX: 'auto',
    table: { width: '100%', minWidth: 720, borderCollapse: 'collapse', tableLayout: 'fixed' },
    'th, td': {
      textAlign: 'left',
      verticalAlign: 'top',
      padding: theme.spacing(0.75, 1),
      overflowWrap: 'anywhere',
    },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightMedium },
    'th:nth-of-type(1)': { width: 120 },
    'th:nth-of-type(2)': { width: '28%' },
    'th:nth-of-type(3)': { width: '15%' },
    'th:nth-of-type(5)': { width: 100 },
    '.labels > span': { margin: theme.spacing(0, 0.5, 0.5, 0) },
    'tbody tr': { borderTop: `1px solid ${theme.colors.border.weak}` },
    '.dim': { color: theme.colors.text.secondary },
  });
