/** @jest-environment jsdom */
import { colorManipulator, createTheme } from '@grafana/data';
import { outcomeColor } from '../../src/engine/frames/outcome-config';
import { outcomes } from '../../src/model/event';

/** Grafana's yellow on white has 1.6; a darker one that is a yellow yet has 2.5. */
const least = 2.4;

describe.each([
  ['light', '#ffffff'],
  ['dark', '#181b1f'],
] as const)('In the %s theme', (mode, background) => {
  it.each(outcomes)('%s can be read in a table', (outcome) => {
    const { visualization } = createTheme({ colors: { mode } });
    const color = visualization.getColorByName(outcomeColor(outcome));
    expect(colorManipulator.getContrastRatio(color, background)).toBeGreaterThan(least);
  });
});
