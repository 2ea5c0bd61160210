import { css } from '@emotion/css';
import { getBackendSrv } from '@grafana/runtime';
import { Alert, Button, EmptyState, LoadingPlaceholder, Text, useStyles2 } from '@grafana/ui';
import { Shell } from '../shell/shell';
import { SimulatorCard } from './simulator-card';
import { useSimulators, type Steer } from './use-simulators';
import type { Simulator } from './simulator';

/** Breaks and mends the simulated vendors while everything runs. */
export function SimulatorsPage() {
  const { simulators, failed, refused, steer } = useSimulators();
  const grid = useStyles2((theme) =>
    css({
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(520px, 1fr))',
      gap: theme.spacing(2),
      marginTop: theme.spacing(2),
    })
  );
  return (
    <Shell
      crumbs={[{ label: 'Home', href: '/' }, { label: 'Simulators' }]}
      actions={simulators?.length ? <AllOfThem simulators={simulators} steer={steer} /> : undefined}
    >
      {[failed, refused].filter(Boolean).map((message) => (
        <Alert key={message} severity="error" title={message} />
      ))}
      {!simulators && !failed && <LoadingPlaceholder text="Loading..." />}
      {simulators?.length === 0 && (
        <EmptyState variant="not-found" message="The preview was started without simulators" />
      )}
      {simulators && simulators.length > 0 && (
        <>
          <Text color="secondary">
            The vendors behind the data sources are simulators. Whatever is done here stays until it is cleared.
          </Text>
          <div className={grid}>
            {simulators.map((simulator) => (
              <SimulatorCard key={simulator.vendor} simulator={simulator} steer={steer} />
            ))}
          </div>
        </>
      )}
    </Shell>
  );
}

/** The clocks of all simulators move together, and that of the alert rules with them: else a rule would look at the past. */
function AllOfThem({ simulators, steer }: { simulators: readonly Simulator[]; steer: Steer }) {
  const advance = (milliseconds: number) => () => {
    void Promise.all([
      ...simulators.map(({ vendor }) => steer(vendor, 'clock', { advance: milliseconds })),
      getBackendSrv().post<unknown>('/api/preview/alerting/clock', { advance: milliseconds }),
    ]);
  };
  const minute = 60_000;
  return (
    <>
      <Button variant="secondary" icon="clock-nine" onClick={advance(minute)}>
        A minute later
      </Button>
      <Button variant="secondary" icon="clock-nine" onClick={advance(10 * minute)}>
        Ten minutes later
      </Button>
      <Button
        variant="secondary"
        icon="history"
        onClick={() =>
          void Promise.all(simulators.flatMap(({ vendor }) => [steer(vendor, 'up'), steer(vendor, 'reset')]))
        }
      >
        Clear everything everywhere
      </Button>
    </>
  );
}
