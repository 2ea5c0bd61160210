import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';

/** Gives its children the size that it has on the page. */
export function Sized({
  height,
  children,
}: {
  height: number | string;
  children: (width: number, height: number) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() => {
      setSize({ width: Math.floor(element.clientWidth), height: Math.floor(element.clientHeight) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} style={{ width: '100%', height, minWidth: 0 }}>
      {size.width > 0 && size.height > 0 && children(size.width, size.height)}
    </div>
  );
}
