import { createElement, lazy, Suspense, type FunctionComponent, type ReactElement } from 'react';

/** An editor that is loaded where it is first shown: whoever looks at dashboards does without it. */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>
): (props: Props) => ReactElement {
  const Editor = lazy(async () => {
    const loaded = await load();
    return { default: ({ given }: { given: Props }) => createElement(loaded, given) };
  });
  return function Lazily(props) {
    return (
      <Suspense fallback={null}>
        <Editor given={props} />
      </Suspense>
    );
  };
}
