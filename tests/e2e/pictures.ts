import { exploreWith, settingsPage } from './addresses';

/** A picture of README, catalogue or docs. */
export interface Picture {
  /** Where it lies in the repository. */
  file: string;
  address: string;
  /** What has to be seen before it is complete. */
  sign: string | RegExp;
  /** The test id of something else that has to be there. */
  mark?: string;
  /** The part of the page that is shown; absent = all that a window shows. */
  part?: string;
  /** The window, where another size than that of a screen is wanted. */
  size?: { width: number; height: number };
}

const narrow = { width: 1000, height: 1400 };

/** A panel of a dashboard, which is all that is shown. */
function panel(name: string, dashboard: string, id: number, sign: string | RegExp, more = ''): Picture {
  return {
    file: `docs/img/${name}.png`,
    address: `/d/runtrail-${dashboard}?theme=dark${more}`,
    sign,
    part: `[data-testid="panel-${id}"]`,
    size: narrow,
  };
}

const failures = {
  queryType: 'puppet.jobEvents',
  format: 'countOverTime',
  groupBy: ['target'],
  filters: [{ field: 'outcome', operator: '=', values: ['failure'] }],
};

/** Those of one page one after another. */
export const pictures: readonly Picture[] = [
  {
    file: 'src/img/screenshot-overview.png',
    address: '/d/runtrail-overview?theme=dark',
    sign: 'Task reboot failed',
  },
  { file: 'src/img/screenshot-dashboard.png', address: '/d/runtrail-puppet?theme=dark', sign: 'node_finished' },
  {
    file: 'src/img/screenshot-explore.png',
    address: exploreWith({ queryType: 'puppet.jobEvents' }),
    sign: 'node_finished',
  },
  {
    file: 'docs/img/settings.png',
    address: `${settingsPage}?theme=dark`,
    sign: 'Access token',
    part: 'form',
    // Where it had to be scrolled, the page's head would stand over it.
    size: { width: 1000, height: 2000 },
  },
  {
    file: 'docs/img/query-editor.png',
    address: exploreWith(failures),
    sign: 'Filters',
    part: '[data-testid="runtrail-query-editor"]',
    size: narrow,
  },
  { ...panel('table', 'puppet', 5, 'finished'), size: { width: 1280, height: 1400 } },
  panel('count', 'puppet', 8, /example/),
  panel('count-over-time', 'puppet', 3, 'success'),
  { ...panel('annotations', 'puppet', 4, 'Deployments over a metric'), mark: 'annotation-marker' },
  panel('timeline', 'puppet', 7, /example/),
  panel('logs', 'run', 5, /Notify/, '&var-job=66173'),
  panel('trace', 'run', 3, 'Notify', '&var-job=66173'),
  panel('node-graph', 'run', 4, 'not begun', '&var-job=66185'),
  panel('progress', 'opus', 1, /66185/, '&var-job=66173&var-job=66185'),
];
