import { css } from '@emotion/css';
import { dateTimeFormatTimeAgo, type GrafanaTheme2 } from '@grafana/data';
import { Icon, TextLink, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { describeStep, span } from './describe-step';
import { InstanceTable, wordsOf } from './instance-table';
import type { Rule } from './rule';
import { StateTag } from './state-tag';

/** One rule as Grafana's list shows it: a line that opens to everything known of it. */
export function RuleRow({ rule }: { rule: Rule }) {
  const styles = useStyles2(getStyles);
  const calm = rule.state === 'Normal';
  const [toggled, setToggled] = useState(false);
  const open = toggled === calm;
  // Grafana links a rule by this annotation alone.
  const dashboard = rule.annotations['__dashboardUid__'];
  const { instances, evaluatedAt, tookMs } = rule.health;
  const gravest = instances.find((one) => one.state === rule.state);
  const evaluated = rule.isPaused
    ? 'Paused'
    : rule.isEvaluated
      ? `Evaluated ${dateTimeFormatTimeAgo(evaluatedAt)} in ${tookMs} ms`
      : 'Not evaluated yet';
  return (
    <li className={styles.rule} data-testid={`rule-${rule.uid}`}>
      <button type="button" className={styles.line} aria-expanded={open} onClick={() => setToggled(!toggled)}>
        <Icon name={open ? 'angle-down' : 'angle-right'} />
        <span className={styles.state}>
          {rule.isEvaluated ? <StateTag state={rule.state} reason={calm ? (gravest?.reason ?? '') : ''} /> : '–'}
        </span>
        <span className={styles.title}>{rule.title}</span>
        <span className={styles.words}>{gravest && !calm ? wordsOf(gravest) : (rule.annotations['Error'] ?? '')}</span>
        <span className={styles.when}>{evaluated}</span>
      </button>
      {open && (
        <div className={styles.details}>
          {rule.isEvaluated && <InstanceTable instances={instances} />}
          <dl className={styles.facts}>
            <dt>Condition</dt>
            <dd>
              {rule.queries.map((step) => (
                <div key={step.refId}>
                  <code>{step.refId}</code> {describeStep(step)}
                </div>
              ))}
            </dd>
            {rule.annotations['description'] && (
              <>
                <dt>What to do</dt>
                <dd>{rule.annotations['description']}</dd>
              </>
            )}
            <dt>In Grafana</dt>
            <dd>
              Evaluated every {span(rule.intervalMs / 1000)}; no data means {rule.noDataState || 'NoData'}, a failed
              query {rule.execErrState || 'Error'}.
              {dashboard !== undefined && (
                <>
                  {' '}
                  <TextLink href={`/d/${dashboard}`} inline>
                    Open its dashboard
                  </TextLink>
                </>
              )}
            </dd>
          </dl>
        </div>
      )}
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  rule: css({ listStyle: 'none', '& + &': { borderTop: `1px solid ${theme.colors.border.weak}` } }),
  line: css({
    display: 'grid',
    gridTemplateColumns: '16px 130px minmax(140px, 1fr) minmax(0, 2fr) auto',
    alignItems: 'center',
    gap: theme.spacing(1),
    width: '100%',
    padding: theme.spacing(1, 1.5),
    background: 'none',
    border: 'none',
    textAlign: 'left',
    '&:hover': { background: theme.colors.action.hover },
  }),
  state: css({ display: 'inline-flex', whiteSpace: 'nowrap' }),
  title: css({ fontWeight: theme.typography.fontWeightMedium }),
  words: css({
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
  when: css({ color: theme.colors.text.secondary, textAlign: 'right' }),
  details: css({
    padding: theme.spacing(0, 1.5, 1.5, 4.5),
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  }),
  facts: css({
    display: 'grid',
    gridTemplateColumns: '150px 1fr',
    gap: theme.spacing(0.75, 1),
    margin: 0,
    padding: theme.spacing(1, 1, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0 },
  }),
});
