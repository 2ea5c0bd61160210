import { renderTextPanelMarkdown } from '@grafana/data';
import { css } from '@emotion/css';
import { useStyles2 } from '@grafana/ui';
import { templateSrv } from '../services/template-srv';

/** A dashboard's text, as Grafana's text panel renders Markdown. */
export function TextPanel({ content }: { content: string }) {
  const box = useStyles2(() => css({ padding: 8, height: '100%', overflow: 'auto' }));
  return (
    <div
      className={`markdown-html ${box}`}
      dangerouslySetInnerHTML={{ __html: renderTextPanelMarkdown(templateSrv.replace(content)) }}
    />
  );
}
