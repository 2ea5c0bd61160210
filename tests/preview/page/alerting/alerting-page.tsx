import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Button, EmptyState, Icon, LoadingPlaceholder, Text, useStyles2 } from '@grafana/ui';
import { Shell } from '../shell/shell';
import { span } from './describe-step';
import type { Board } from './rule';
import { RuleRow } from './rule-row';
import { stateName } from './state-tag';
import { useBoard } from './use-board';

/** The alert rules of provisioning/alerting and what they come to, evaluated as Grafana evaluates them. */
export function AlertingPage() {
  const { board, failed, evaluating, evaluate } = useBoard();
  return (
    <Shell
      crumbs={[{ label: 'Home', href: '/' }, { label: 'Alert rules' }]}
      actions={
        <Button icon={evaluating ? 'spinner' : 'sync'} disabled={evaluating} onClick={() => void evaluate()}>
          Evaluate now
        </Button>
      }
    >
      {failed && <Alert severity="error" title={failed} />}
      {board ? <Groups board={board} /> : !failed && <LoadingPlaceholder text="Loading..." />}
    </Shell>
  );
}

function Groups({ board }: { board: Board }) {
  const styles = useStyles2(getStyles);
  const groups = [
    ...new Map(board.rules.map(({ folder, group }) => [`${folder}/${group}`, { folder, group }])).values(),
  ];
  if (!groups.length) {
    return <EmptyState variant="not-found" message="There are no rules in provisioning/alerting" />;
  }
  return (
    <>
      <div className={styles.head}>
        <Text color="secondary">{summaryOf(board)}</Text>
        {board.aheadMs > 0 && (
          <Text color="warning">
            The rules&apos; clock is {span(Math.round(board.aheadMs / 1000))} ahead, as are the simulators&apos; that
            were moved.
          </Text>
        )}
      </div>
      {groups.map(({ folder, group }) => (
        <section key={`${folder}/${group}`} className={styles.group}>
          <h2 className={styles.name}>
            <Icon name="folder" /> {folder} <Icon name="angle-right" /> {group}
          </h2>
          <ul className={styles.list}>
            {board.rules
              .filter((rule) => rule.folder === folder && rule.group === group)
              .map((rule) => (
                <RuleRow key={rule.uid} rule={rule} />
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function summaryOf({ rules, everyMs }: Board): string {
  const states = (['Alerting', 'Error', 'NoData', 'Pending', 'Normal'] as const).flatMap((state) => {
    const count = rules.filter((rule) => rule.isEvaluated && rule.state === state).length;
    return count ? [`${count} ${stateName(state).toLowerCase()}`] : [];
  });
  const total = `${rules.length} ${rules.length === 1 ? 'rule' : 'rules'}`;
  return `${[total, ...states].join(', ')}. The preview evaluates them every ${span(everyMs / 1000)}, whatever their interval in Grafana.`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), marginBottom: theme.spacing(2) }),
  group: css({ marginBottom: theme.spacing(2) }),
  name: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    fontSize: theme.typography.h5.fontSize,
    margin: theme.spacing(0, 0, 1),
  }),
  list: css({
    margin: 0,
    padding: 0,
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
