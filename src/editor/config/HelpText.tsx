import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { Fragment } from 'react';

/** A sentence in which what stands between backticks is to be typed as it is. */
export function HelpText({ text }: { text: string }) {
  const code = useStyles2(getCodeStyle);
  return (
    <>
      {text.split('`').map((part, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <code className={code}>{part}</code> : part}</Fragment>
      ))}
    </>
  );
}

/** Grafana's code boxes are higher than a line of help and would overlap in two lines. */
const getCodeStyle = (theme: GrafanaTheme2) =>
  css({
    padding: theme.spacing(0, 0.5),
    margin: 0,
    border: 'none',
    background: theme.colors.background.secondary,
    color: theme.colors.text.primary,
    fontSize: 'inherit',
    lineHeight: 'inherit',
  });
