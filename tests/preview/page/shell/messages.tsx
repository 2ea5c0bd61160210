import { AppEvents, type AlertPayload, type EventBusSrv, type GrafanaTheme2 } from '@grafana/data';
import { css } from '@emotion/css';
import { Alert, useStyles2 } from '@grafana/ui';
import { useEffect, useState } from 'react';

/** Warnings that anything on the page publishes, over it as Grafana has them; one that stands there already comes once. */
export function Messages({ events }: { events: EventBusSrv }) {
  const styles = useStyles2(getStyles);
  const [messages, setMessages] = useState<ReadonlyMap<string, AlertPayload>>(new Map());
  useEffect(() => {
    const add = (message: AlertPayload = ['']) =>
      setMessages((known) => new Map(known).set(JSON.stringify(message), message));
    events.on(AppEvents.alertWarning, add);
    return () => events.off(AppEvents.alertWarning, add);
  }, [events]);
  const remove = (key: string) => setMessages((known) => new Map([...known].filter(([other]) => other !== key)));
  return (
    <div className={styles.messages} data-testid="messages">
      {[...messages].map(([key, [title, text]]) => (
        <Alert key={key} severity="warning" title={title} elevated onRemove={() => remove(key)}>
          {text}
        </Alert>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  messages: css({ position: 'fixed', top: 48, right: theme.spacing(2), width: 400, zIndex: theme.zIndex.portal }),
});
