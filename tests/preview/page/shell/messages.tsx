import { AppEvents, type AlertPayload, type EventBusSrv, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { Alert, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

/** For so long Grafana shows a warning, ms. */
const shown = 5_000;

/** Warnings that anything on the page publishes, over it as Grafana has them; one that stands there already comes once. */
export function Messages({ events }: { events: EventBusSrv }) {
  const styles = useStyles2(getStyles);
  const [messages, setMessages] = useState<ReadonlyMap<string, AlertPayload>>(new Map());
  useEffect(() => {
    const add = (message: AlertPayload = ['']) => {
      const key = JSON.stringify(message);
      setMessages((known) => new Map(known).set(key, message));
      setTimeout(() => setMessages((known) => without(known, key)), shown);
    };
    events.on(AppEvents.alertWarning, add);
    return () => events.off(AppEvents.alertWarning, add);
  }, [events]);
  return (
    <div className={styles.messages} data-testid="messages">
      {[...messages].map(([key, [title, text]]) => (
        <Alert
          key={key}
          severity="warning"
          title={title}
          elevated
          onRemove={() => setMessages((known) => without(known, key))}
        >
          {text}
        </Alert>
      ))}
    </div>
  );
}

function without(messages: ReadonlyMap<string, AlertPayload>, key: string): ReadonlyMap<string, AlertPayload> {
  return new Map([...messages].filter(([other]) => other !== key));
}

const getStyles = (theme: GrafanaTheme2) => ({
  messages: css({ position: 'fixed', top: 48, right: theme.spacing(2), width: 400, zIndex: theme.zIndex.portal }),
});
