import { dataFrameToJSON, type PanelData } from '@grafana/data';
import { css } from '@emotion/css';
import { Alert, Counter, JSONFormatter, PanelChrome, Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import { useState } from 'react';

/** What stands behind an answer: the vendor's calls, notices, the frames as they came. */
export function Inspector({ data }: { data: PanelData }) {
  const styles = useStyles2((theme) => ({
    body: css({ padding: theme.spacing(1), overflow: 'auto', maxHeight: 500 }),
    calls: css({
      fontFamily: theme.typography.fontFamilyMonospace,
      fontSize: theme.typography.bodySmall.fontSize,
      whiteSpace: 'pre-wrap',
      margin: 0,
    }),
  }));
  const [tab, setTab] = useState<'calls' | 'notices' | 'frames'>('calls');
  const calls = [...new Set(data.series.flatMap((frame) => frame.meta?.executedQueryString ?? []))];
  const notices = data.series.flatMap((frame) => frame.meta?.notices ?? []);
  const tabs = [
    { id: 'calls', label: 'Executed calls', count: calls.flatMap((text) => text.split('\n')).filter(Boolean).length },
    { id: 'notices', label: 'Notices', count: notices.length },
    { id: 'frames', label: 'Raw frames', count: data.series.length },
  ] as const;
  const took = data.request?.endTime ? ` (${data.request.endTime - data.request.startTime} ms)` : '';
  return (
    <PanelChrome title={`Query inspector${took}`} padding="none">
      <div data-testid="inspector">
        <TabsBar>
          {tabs.map(({ id, label, count }) => (
            <Tab
              key={id}
              label={label}
              active={tab === id}
              onChangeTab={() => setTab(id)}
              suffix={() => <Counter value={count} />}
            />
          ))}
        </TabsBar>
        <TabContent className={styles.body} tabIndex={0}>
          {tab === 'calls' && <pre className={styles.calls}>{calls.join('\n') || 'The answer names no calls.'}</pre>}
          {tab === 'notices' &&
            (notices.length
              ? notices.map((notice, index) => (
                  <Alert key={index} severity={notice.severity} title={notice.text} topSpacing={0} bottomSpacing={1} />
                ))
              : 'No notices.')}
          {tab === 'frames' && <JSONFormatter json={data.series.map((frame) => dataFrameToJSON(frame))} open={2} />}
        </TabContent>
      </div>
    </PanelChrome>
  );
}
