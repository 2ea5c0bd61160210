/** What Grafana's components need and jsdom lacks. Import it before any component. */
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Other stages of `npm test` run beside it: on a busy machine a second is soon over.
configure({ asyncUtilTimeout: 10_000 });

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, { ResizeObserver: Observer, IntersectionObserver: Observer });

Object.defineProperty(window, 'matchMedia', {
  value: (media: string) => ({
    media,
    matches: false,
    addEventListener() {},
    removeEventListener() {},
    addListener() {},
    removeListener() {},
  }),
});

/** Texts are measured on a canvas to see how many pills fit. */
Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
  value: () => ({ measureText: (text: string) => ({ width: text.length * 7 }) }),
});

/** Menus draw only the rows that are in view. */
Object.defineProperty(Element.prototype, 'getBoundingClientRect', {
  value: () => ({ width: 600, height: 400, top: 0, left: 0, bottom: 400, right: 600, x: 0, y: 0 }),
});
Element.prototype.scrollTo = () => undefined;

/** The cascade is half of what these tests would take, and without a layout nothing comes of it. */
Object.defineProperty(window, 'getComputedStyle', { value: ({ style }: HTMLElement) => style });
for (const side of ['clientWidth', 'clientHeight']) {
  Object.defineProperty(HTMLElement.prototype, side, { value: 400 });
}

/** Icons are fetched, which tests neither wait for nor look at. */
jest.mock('react-inlinesvg', () => ({ __esModule: true, default: () => null }));

/** Grafana's components are slow on a busy machine. */
jest.setTimeout(60_000);
