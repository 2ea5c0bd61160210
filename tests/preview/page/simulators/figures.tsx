import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import { textOf } from '../text-of';
import type { SimulatorState } from './simulator';

/** What a simulator says of itself: its clock, its company, its faults, the requests it got. */
export function Figures({ state: { clock, company, faults, counts } }: { state: SimulatorState }) {
  const styles = useStyles2(getStyles);
  const speed = clock.speed === 1 ? '' : clock.speed === 0 ? ', stopped' : `, ${clock.speed} times as fast`;
  const requests = Object.entries(counts).sort(([, one], [, other]) => other - one);
  return (
    <dl className={styles}>
      <Figure name="Clock">
        {dateTimeFormat(clock.now)}
        {speed}
      </Figure>
      {Object.entries(company).map(([name, value]) => (
        <Figure key={name} name={titleOf(name)}>
          {shortly(value)}
        </Figure>
      ))}
      <Figure name="Faults">
        {faults.length
          ? faults.map(({ kind, gone, status }, index) => (
              <div key={index}>
                {kind} {textOf(status)} – met {gone} {gone === 1 ? 'time' : 'times'}
              </div>
            ))
          : 'none'}
      </Figure>
      <Figure name="Requests">
        {requests.length
          ? requests.map(([endpoint, count]) => (
              <div key={endpoint} className="request">
                <code>{endpoint}</code>
                <span>{count}</span>
              </div>
            ))
          : 'none yet'}
      </Figure>
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** `refusedLogins` as Refused logins, `isLocked` as Locked. */
function titleOf(name: string): string {
  const words = name
    .replace(/^is(?=[A-Z])/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shortly(value: unknown): string {
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  return Array.isArray(value) ? value.map(itemOf).join(', ') || 'none' : textOf(value);
}

/** Of a job its id and state, of a task its name and runs. */
function itemOf(item: unknown): string {
  if (!(item instanceof Object)) {
    return textOf(item);
  }
  const { id, ...rest } = Object.fromEntries(Object.entries(item));
  const [first, ...others] = Object.entries(rest);
  const notes = others.map(([key, value]) => (typeof value === 'number' ? `${value} ${key}` : textOf(value)));
  return `${textOf(first?.[1] ?? id)}${notes.length ? ` (${notes.join(', ')})` : ''}`;
}

const getStyles = (theme: GrafanaTheme2) =>
  css({
    display: 'grid',
    gridTemplateColumns: '110px minmax(0, 1fr)',
    gap: theme.spacing(0.5, 1),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    dt: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    dd: { margin: 0, overflowWrap: 'anywhere' },
    '.request': { display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) },
    '.request code': { background: 'none', border: 'none', padding: 0, margin: 0 },
  });
