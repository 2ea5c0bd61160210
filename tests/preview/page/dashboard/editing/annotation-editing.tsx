import type { AnnotationQuery, DataSourceApi, PanelData } from '@grafana/data';
import { Alert, Button, ErrorBoundaryAlert, Stack } from '@grafana/ui';
import { useCallback, useRef, useState } from 'react';
import { Loaded, messageOf, useLoad } from '../../load-state';
import { dataSourceSrv } from '../../services/data-source-srv';
import type { TimeControl } from '../../shell/time-controls';
import { annotationData, marksIn } from '../annotation-marks';
import { SourcePicker } from './source-picker';

/** Grafana's editor of an annotation: the plugin's fields, and a button that tries them. */
export function AnnotationEditing({ saved, control }: { saved: AnnotationQuery; control: TimeControl }) {
  const [annotation, setAnnotation] = useState(saved);
  const { datasource } = annotation;
  const load = useLoad(useCallback(() => dataSourceSrv.get(datasource ?? null), [datasource]));
  return (
    <Stack direction="column" gap={2}>
      <SourcePicker
        current={datasource}
        onChange={(source) => setAnnotation({ ...annotation, datasource: source, target: undefined })}
      />
      <Loaded load={load}>
        {(source) => (
          <Editor
            key={source.uid}
            source={source}
            annotation={source.annotations?.prepareAnnotation?.(annotation) ?? annotation}
            onChange={setAnnotation}
            control={control}
          />
        )}
      </Loaded>
    </Stack>
  );
}

interface Props {
  source: DataSourceApi;
  annotation: AnnotationQuery;
  onChange: (annotation: AnnotationQuery) => void;
  control: TimeControl;
}

function Editor({ source, annotation, onChange, control }: Props) {
  const [data, setData] = useState<PanelData>();
  const [said, setSaid] = useState<{ severity: 'info' | 'error'; title: string }>();
  const QueryEditor = source.annotations?.QueryEditor;
  // An editor changes its query and has it run in one go.
  const latest = useRef(annotation);
  latest.current = annotation;
  const change = (next: AnnotationQuery) => {
    latest.current = next;
    onChange(next);
  };
  const test = () => {
    annotationData(latest.current, control.range, control.timeZone).then(
      (answer) => {
        const count = marksIn(answer, latest.current).length;
        setData(answer);
        setSaid({ severity: 'info', title: count === 1 ? '1 event' : `${count} events` });
      },
      (error: unknown) => {
        setData(undefined);
        setSaid({ severity: 'error', title: messageOf(error) });
      }
    );
  };
  return (
    <>
      <ErrorBoundaryAlert>
        {QueryEditor && (
          <QueryEditor
            datasource={source}
            query={annotation.target ?? { refId: 'Anno' }}
            onChange={(target) => change({ ...latest.current, target })}
            onRunQuery={test}
            {...(data ? { data } : {})}
            range={control.range}
            annotation={annotation}
            onAnnotationChange={change}
          />
        )}
      </ErrorBoundaryAlert>
      <div>
        <Button variant="secondary" size="sm" onClick={test}>
          Test annotation query
        </Button>
      </div>
      {said && <Alert {...said} data-testid="tested" />}
      <ul aria-label="Events" style={{ listStyle: 'none' }}>
        {marksIn(data, annotation)
          .slice(-20)
          .reverse()
          .map(({ id, time, title, text, tags, color }) => (
            <li key={id}>
              <span aria-hidden style={{ color }}>
                ●
              </span>{' '}
              {new Date(time).toISOString().slice(0, 19)} {title} {text} ({tags.join(', ')})
            </li>
          ))}
      </ul>
    </>
  );
}
