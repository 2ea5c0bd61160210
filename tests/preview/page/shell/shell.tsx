import type { GrafanaTheme2, IconName } from '@grafana/data';
import { css, cx } from '@emotion/css';
import { Badge, Icon, IconButton, useStyles2 } from '@grafana/ui';
import { Fragment, type ReactNode } from 'react';
import { useLocation } from './location';
import { useThemeToggle } from './theme';

const places: ReadonlyArray<{ href: string; label: string; icon: IconName }> = [
  { href: '/', label: 'Home', icon: 'home-alt' },
  { href: '/dashboards', label: 'Dashboards', icon: 'apps' },
  { href: '/explore', label: 'Explore', icon: 'compass' },
  { href: '/alerting', label: 'Alert rules', icon: 'bell' },
  { href: '/connections/datasources', label: 'Data sources', icon: 'database' },
  { href: '/simulators', label: 'Simulators', icon: 'sliders-v-alt' },
];

/** The frame of every page: where one is, where one can go, and that this is no Grafana. */
export function Shell({
  crumbs,
  actions,
  children,
}: {
  crumbs: ReadonlyArray<{ label: string; href?: string }>;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const { mode, toggle } = useThemeToggle();
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <nav aria-label="Breadcrumbs" className={styles.crumbs}>
          {crumbs.map(({ label, href }, index) => (
            <Fragment key={label}>
              {index > 0 && <Icon name="angle-right" />}
              {href ? <a href={href}>{label}</a> : <span>{label}</span>}
            </Fragment>
          ))}
        </nav>
        <Badge
          color="orange"
          icon="info-circle"
          text="Preview: a stand-in for Grafana"
          tooltip="Grafana's own components in a page of this project, with the built plugin behind it. docker compose up starts the real Grafana."
        />
        <IconButton
          name="adjust-circle"
          size="lg"
          tooltip={mode === 'light' ? 'Dark theme' : 'Light theme'}
          aria-label="Toggle theme"
          onClick={toggle}
        />
      </header>
      <aside className={styles.side}>
        {places.map(({ href, label, icon }) => (
          <a
            key={href}
            href={href}
            className={cx(styles.place, (href === '/' ? pathname === '/' : pathname.startsWith(href)) && styles.here)}
          >
            <Icon name={icon} size="lg" />
            {label}
          </a>
        ))}
      </aside>
      <main className={styles.main}>
        {actions && <div className={styles.actions}>{actions}</div>}
        {children}
      </main>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({
    display: 'grid',
    gridTemplateColumns: '200px minmax(0, 1fr)',
    gridTemplateRows: '40px minmax(0, 1fr)',
    minHeight: '100vh',
    background: theme.colors.background.canvas,
    color: theme.colors.text.primary,
  }),
  top: css({
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0, 2),
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.navbarFixed,
  }),
  crumbs: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    flex: 1,
    minWidth: 0,
    a: { color: theme.colors.text.secondary },
  }),
  side: css({
    padding: theme.spacing(1),
    background: theme.colors.background.primary,
    borderRight: `1px solid ${theme.colors.border.weak}`,
    position: 'sticky',
    top: 40,
    height: 'calc(100vh - 40px)',
  }),
  place: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    '&:hover': { background: theme.colors.action.hover, color: theme.colors.text.primary },
  }),
  here: css({ background: theme.colors.action.selected, color: theme.colors.text.primary }),
  main: css({ padding: theme.spacing(2), minWidth: 0 }),
  actions: css({
    display: 'flex',
    justifyContent: 'flex-end',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(2),
    flexWrap: 'wrap',
  }),
});
