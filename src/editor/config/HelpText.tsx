import { Fragment } from 'react';

/** A sentence in which what stands between backticks is to be typed as it is. */
export function HelpText({ text }: { text: string }) {
  return (
    <>
      {text.split('`').map((part, index) => (
        <Fragment key={index}>{index % 2 === 1 ? <code>{part}</code> : part}</Fragment>
      ))}
    </>
  );
}
