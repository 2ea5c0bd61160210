import { LoadingState, type PanelData, type QueryResultMetaNotice } from '@grafana/data';
import { Icon, PanelChrome, Tooltip, type IconName } from '@grafana/ui';
import { useMemo } from 'react';
import type { AnnotationMark } from '../dashboard/annotation-marks';
import { PanelContent } from './panel-content';
import type { PanelModel } from './panel-model';
import { useTransformed } from './prepared-frames';
import { Sized } from './sized';
import { TextPanel } from './text-panel';

interface Props {
  panel: PanelModel;
  data: PanelData;
  timeZone: string;
  height?: number | string;
  marks?: readonly AnnotationMark[];
}

/** A panel in Grafana's frame: title, notices, error, loading bar, content or the sentence that stands for none. */
export function Panel({ panel, data: answered, timeZone, height = '100%', marks = [] }: Props) {
  const series = useTransformed(answered.series, panel.transformations);
  const data = useMemo(() => ({ ...answered, series }), [answered, series]);
  const error = data.errors?.map((one) => one.message ?? one.data?.message ?? 'The query failed.').join('\n');
  return (
    <Sized height={height}>
      {(width, height) => (
        <PanelChrome
          title={panel.title ?? ''}
          {...(panel.description ? { description: panel.description } : {})}
          width={width}
          height={height}
          loadingState={data.state}
          titleItems={<Notices data={data} onlyLast />}
          {...(error ? { statusMessage: error } : {})}
          padding={panel.type === 'table' ? 'none' : 'md'}
        >
          {(innerWidth, innerHeight) =>
            panel.type === 'text' ? (
              <TextPanel content={panel.options?.content ?? ''} />
            ) : hasContent(data, panel.type) ? (
              <PanelContent
                panel={panel}
                data={data}
                width={innerWidth}
                height={innerHeight}
                timeZone={timeZone}
                marks={marks}
              />
            ) : data.state === LoadingState.Done || data.state === LoadingState.Error ? (
              <div className="panel-empty" style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
                <p>{ownSentences.get(panel.type) ?? panel.fieldConfig?.defaults.noValue ?? 'No data'}</p>
              </div>
            ) : null
          }
        </PanelChrome>
      )}
    </Sized>
  );
}

/** Of nothing, where Grafana's panel cannot be given another. */
const ownSentences = new Map([
  ['logs', 'No data'],
  ['traces', 'No data found in response'],
  ['nodeGraph', 'No data found in response'],
]);

/** A table has its columns also where it has no rows. */
function hasContent({ series }: PanelData, type: string): boolean {
  return series.some(({ fields, length }) => fields.length > 0 && (length > 0 || type === 'table'));
}

const icons: Record<QueryResultMetaNotice['severity'], IconName> = {
  info: 'file-landscape-alt',
  warning: 'exclamation-triangle',
  error: 'exclamation-triangle',
};

/**
 * An icon a severity. @param onlyLast of each severity the last notice, as Grafana has it beside a panel's title; else each once, as
 * in the rows of queries
 */
export function Notices({ data, onlyLast = false }: { data: PanelData; onlyLast?: boolean }) {
  const notices = data.series.flatMap((frame) => frame.meta?.notices ?? []);
  return (
    <>
      {(['error', 'warning', 'info'] as const).map((severity) => {
        const all = notices.filter((notice) => notice.severity === severity).map((notice) => notice.text);
        const texts = onlyLast ? all.slice(-1) : [...new Set(all)];
        return (
          texts.length > 0 && (
            <Tooltip
              key={severity}
              content={
                <>
                  {texts.map((text, index) => (
                    <p key={index}>{text}</p>
                  ))}
                </>
              }
            >
              <span role="img" data-testid="panel-notice" aria-label={texts.join(' ')} style={{ padding: '0 6px' }}>
                <Icon name={icons[severity]} />
              </span>
            </Tooltip>
          )
        );
      })}
    </>
  );
}
