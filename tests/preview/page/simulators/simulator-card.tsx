import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Alert, Badge, Button, useStyles2 } from '@grafana/ui';
import { useState } from 'react';
import { messageOf } from '../load-state';
import { CommandMenu } from './command-menu';
import { faults } from './faults';
import { Figures } from './figures';
import { quietFaults } from './quiet-faults';
import { happenings, type Happening } from './happenings';
import { quirks } from './quirks';
import { vendorNames, type Simulator } from './simulator';
import type { Steer } from './use-simulators';

/** One vendor's simulator: what it is doing, and everything that can be done to it. */
export function SimulatorCard({ simulator: { vendor, state, error }, steer }: { simulator: Simulator; steer: Steer }) {
  const styles = useStyles2(getStyles);
  const [failed, setFailed] = useState('');
  const send = (command: string, body?: object) => () => void steer(vendor, command, body);
  const happen =
    ({ body }: Happening) =>
    () => {
      Promise.resolve()
        .then(body)
        .then((what) => steer(vendor, 'add', what))
        .then(
          () => {
            setFailed('');
          },
          (reason: unknown) => {
            setFailed(messageOf(reason));
          }
        );
    };
  return (
    <section className={styles.card} data-testid={`simulator-${vendor}`}>
      <header className={styles.head}>
        <h2>{vendorNames[vendor]}</h2>
        {state && (
          <Badge
            color={state.up ? 'green' : 'red'}
            icon={state.up ? 'check' : 'times'}
            text={state.up ? 'Up' : 'Down'}
          />
        )}
        {state && <code>{state.url}</code>}
      </header>
      {error && <Alert severity="error" title={error} />}
      {failed && <Alert severity="error" title={failed} onRemove={() => setFailed('')} />}
      {state && (
        <>
          <div className={styles.buttons}>
            <CommandMenu
              label="Let happen"
              icon="plus"
              commands={happenings[vendor].map((one) => ({ ...one, run: happen(one) }))}
            />
            <CommandMenu
              label="Fault"
              icon="bolt"
              commands={faults.map((one) => ({ ...one, run: send('faults', { faults: [one.fault] }) }))}
            />
            <CommandMenu
              label="Quiet fault"
              icon="eye"
              commands={quietFaults.map((one) => ({ ...one, run: send('faults', { faults: [one.fault] }) }))}
            />
            <CommandMenu
              label="Quirk"
              icon="sliders-v-alt"
              commands={quirks[vendor].map((one) => ({ ...one, run: send('switches', one.switches) }))}
            />
            <CommandMenu
              label="Credential"
              icon="key-skeleton-alt"
              commands={[
                ...state.expiryKinds.map((kind) => ({ label: inWords(kind), run: send('expire', { kind }) })),
                { label: 'Renew', description: 'It works again', run: send('renew') },
              ]}
            />
            <CommandMenu
              label="Prune"
              icon="trash-alt"
              commands={[3, 7].map((keepDays) => ({
                label: `All but ${keepDays} days`,
                run: send('prune', { keepDays }),
              }))}
            />
            <Button
              size="sm"
              variant="secondary"
              icon={state.up ? 'pause' : 'play'}
              onClick={send(state.up ? 'down' : 'up')}
            >
              {state.up ? 'Take down' : 'Bring up'}
            </Button>
            <Button
              size="sm"
              variant="secondary"
              icon="history"
              aria-label={`Clear everything of ${vendorNames[vendor]}`}
              tooltip="Faults, request log, credential and quirks as at the start; what happened stays"
              onClick={send('reset')}
            >
              Clear
            </Button>
          </div>
          <Figures state={state} />
        </>
      )}
    </section>
  );
}

/** `userRevoked` as User revoked. */
function inWords(kind: string): string {
  const words = kind.replace(/[A-Z0-9]+/g, (part) => ` ${part.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    padding: theme.spacing(2),
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    minWidth: 0,
  }),
  head: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    h2: { margin: 0, fontSize: theme.typography.h4.fontSize },
    code: { marginLeft: 'auto' },
  }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
