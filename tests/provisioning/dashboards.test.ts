import { emptyEvents } from '../../src/engine/events/empty-events';
import { outcomeColor } from '../../src/engine/frames/outcome-config';
import { tableFrame } from '../../src/engine/frames/table';
import { nodeHost } from '../../src/engine/testing/node-host';
import { groupFields, outcomes } from '../../src/model/event';
import { everyTask } from '../../src/model/vendors/opsera';
import { newestJobs } from '../../src/model/vendors/opus';
import { dashboards, linksIn, type Dashboard } from './dashboards';

type Override = Dashboard['panels'][number]['fieldConfig']['overrides'][number];

const words: readonly unknown[] = outcomes;

/** Of a column that says nothing of its width. */
const anyWidth = 150;
/** What columns of events take at least, where a dashboard says nothing of them. */
const widths = tableFrame(emptyEvents(nodeHost()), new Int32Array(0), { details: false, runLinks: [] }).fields.map(
  ({ name, config }): [string, number] => [name, Number(/"(?:width|minWidth)":(\d+)/.exec(JSON.stringify(config))?.[1])]
);

function isMatched(name: string, { id, options }: Override['matcher']): boolean {
  return id === 'byRegexp' ? new RegExp(String(options).slice(1, -1)).test(name) : name === options;
}

/** Of the columns that a table of events shows, up to the message. */
function leastWidth({ fieldConfig: { overrides }, targets, transformations }: Dashboard['panels'][number]): number {
  const columns = new Map(widths);
  if (targets.some(({ showSource }) => showSource === true)) {
    columns.set('source', anyWidth);
  }
  overrides.forEach(({ matcher, properties }) => {
    const given = new Map(properties.map(({ id, value }) => [id, value]));
    const width = Number(given.get('custom.width') ?? given.get('custom.minWidth'));
    if (matcher.id === 'byName' && !Number.isNaN(width)) {
      columns.set(String(matcher.options), width);
    }
    if (given.has('custom.hideFrom.viz')) {
      [...columns.keys()].filter((name) => isMatched(name, matcher)).forEach((name) => columns.delete(name));
    }
  });
  const options = JSON.stringify(transformations.at(-1));
  const order = /"indexByName":(\{.*?\})/.exec(options)?.[1] ?? '{}';
  const last = Object.keys(JSON.parse(order) as object).at(-1) ?? [...columns.keys()].at(-1);
  const left = /"excludeByName":(\{.*?\})/.exec(options)?.[1] ?? '{}';
  Object.keys(JSON.parse(left) as object).forEach((column) => columns.delete(column));
  columns.delete(last === 'source' || last === 'run' ? last : '');
  return [...columns.values()].reduce((sum, width) => sum + width, 0);
}

/** The kind of what a variable lists, where it lists something of the vendor. */
const listIn = (query: unknown): string | undefined => /"list":"(\w+)"/.exec(JSON.stringify(query))?.[1];

describe.each(dashboards)('The dashboard $title', ({ title, panels, templating, annotations, text }) => {
  it('colours outcomes as tables, timelines and graphs do', () => {
    const colours = panels
      .flatMap(({ fieldConfig }) => fieldConfig.overrides)
      .filter(({ matcher }) => matcher.id === 'byName' && words.includes(matcher.options))
      .flatMap(({ matcher, properties }) =>
        properties.filter(({ id }) => id === 'color').map(({ value }) => [matcher.options, value])
      );
    expect(colours).toEqual(
      colours.map(([outcome]) => [outcome, { mode: 'fixed', fixedColor: outcomeColor(String(outcome)) }])
    );
  });

  it('colours every outcome of a panel that colours one', () => {
    panels.forEach(({ fieldConfig }) => {
      const coloured = fieldConfig.overrides.map(({ matcher }) => matcher.options).filter((one) => words.includes(one));
      // Bars of a run's progress are in the states of nodes, some of which are outcomes too.
      expect(coloured.includes('success') ? coloured : [...words]).toEqual([...words]);
    });
  });

  it('says in a sentence of each panel what it means that nothing is there, also when the vendor does not answer', () => {
    // Grafana says it too when a query failed, so it may not deny what is only unknown; and a bar gauge has one line for it.
    const sentence = /^No \w.* to show(: .*)?\.$/;
    const silent = panels.filter(({ fieldConfig }) => !sentence.test(fieldConfig.defaults.noValue ?? ''));
    expect(silent.map((panel) => panel.title)).toEqual([]);
  });

  it('names the bar of a gauge also where it is the only one', () => {
    const gauges = panels.filter(({ type }) => type === 'bargauge').map(({ fieldConfig }) => fieldConfig.defaults);
    expect(gauges.filter(({ displayName }) => !/^\$\{__data\.fields\.\w+\}$/.test(displayName ?? ''))).toEqual([]);
  });

  it('writes no number at a part of a bar: Grafana puts it past the end of its part, which is in the next one', () => {
    const stacked = panels.flatMap(({ options }) => (options?.stacking === 'normal' ? [options] : []));
    expect(stacked.filter(({ showValue }) => showValue !== 'never')).toEqual([]);
    expect(stacked.filter(({ legend }) => legend?.calcs?.join() !== 'sum')).toEqual([]);
  });

  it('has room for every bar of a gauge: of those below the edge people learn only when they scroll', () => {
    // In pixels: what Grafana leaves between bars, what a row of the grid has, and what of a panel is no room for bars.
    const [between, row, frame] = [10, 38, 58];
    const mostOutcomes = 5;
    const tooLow = panels
      .filter(({ type }) => type === 'bargauge')
      .filter(({ gridPos, options }) => {
        const bars = options?.reduceOptions?.limit ?? mostOutcomes;
        return bars * ((options?.minVizHeight ?? 0) + between) - between > gridPos.h * row - frame;
      });
    expect(tooLow.map((panel) => panel.title)).toEqual([]);
  });

  it('groups by fields that its counts have', () => {
    // Grafana leaves out a frame that lacks the field.
    const wrong = panels.filter(({ transformations, targets }) =>
      transformations
        .filter(({ id }) => id === 'groupBy')
        .flatMap(({ options }) => groupFields.filter((field) => JSON.stringify(options).includes(`"${field}":`)))
        .some((field) => targets.some(({ groupBy }) => !groupBy.includes(field)))
    );
    expect(wrong.map((panel) => panel.title)).toEqual([]);
  });

  it('counts as runs of nodes only what happened on a node', () => {
    const ofJobs = ['job_finished', 'job_aborted', 'job_stopping'];
    const counting = panels.filter(({ title: name, targets }) =>
      targets.some(
        ({ queryType, format }) =>
          /node/i.test(name) && queryType === 'puppet.jobEvents' && /^count/.test(String(format))
      )
    );
    const wrong = counting.filter(({ targets }) =>
      targets.some(
        ({ queryType, filters }) =>
          queryType === 'puppet.jobEvents' &&
          !filters.some(({ field }) => field === 'target') &&
          !filters.some(
            ({ field, operator, values }) =>
              field === 'event' && operator === '!=' && ofJobs.every((one) => values.includes(one))
          )
      )
    );
    // A variable's All leaves its filter out.
    const open = counting.filter(({ targets }) =>
      targets.some(({ filters }) => {
        const ofTarget = filters.filter(({ field }) => field === 'target').flatMap(({ values }) => values);
        return ofTarget.length > 0 && ofTarget.every((value) => value === '$node');
      })
    );
    expect([...wrong, ...open].map((panel) => panel.title)).toEqual([]);
  });

  it('lets a cell be looked into where its text is broken at blanks alone, and one that has none is cut', () => {
    const wrapped = panels
      .flatMap(({ fieldConfig }) => fieldConfig.overrides)
      .map(({ properties }) => new Map(properties.map(({ id, value }) => [id, value])))
      .filter((properties) => properties.get('custom.wrapText') === true);
    expect(wrapped.filter((properties) => properties.get('custom.inspect') !== true)).toEqual([]);
  });

  it('breaks the runs of plans where they are wider than their column, as plan 250 would seem to be plan 25', () => {
    const narrow = panels.filter(({ targets, fieldConfig: { overrides } }) => {
      const width = overrides.find(
        ({ matcher, properties }) => matcher.options === 'run' && properties.some(({ id }) => id === 'custom.width')
      )?.properties[0]?.value;
      const isBroken = overrides.some(
        ({ matcher, properties }) =>
          isMatched('run', matcher) && properties.some(({ id, value }) => id === 'custom.wrapText' && value === true)
      );
      const hasPlans = targets.some(({ queryType, format }) => queryType === 'puppet.jobs' && format === 'table');
      return hasPlans && Number(width) < 75 && !isBroken;
    });
    expect(narrow.map((panel) => panel.title)).toEqual([]);
  });

  it('shows the ids of Opsera whole, which have 24 digits and no place to be broken at', () => {
    const tables = panels.filter(
      ({ type, targets }) => type === 'table' && targets.some((one) => String(one['queryType']).startsWith('opsera.'))
    );
    const narrow = tables.flatMap(({ title: name, fieldConfig, targets }) =>
      fieldConfig.overrides.flatMap(({ matcher, properties }) => {
        const width = Number(properties.find(({ id }) => id === 'custom.width')?.value ?? Infinity);
        const isRun = matcher.options === 'run' && targets.every((one) => one['queryType'] === 'opsera.taskLogs');
        const isId = matcher.options === 'actor' || matcher.options === 'target';
        return width < (isRun ? 245 : isId ? 220 : 0) ? [`${name}: ${String(matcher.options)}`] : [];
      })
    );
    expect(narrow).toEqual([]);
  });

  it("has room in messages for the addresses of Opsera's users, which have no place to be broken at", () => {
    // In pixels: an address of 23 letters, and what is left empty before it.
    const address = 184 + 7;
    const narrow = panels
      .filter(({ targets }) =>
        targets.some(({ queryType, format }) => queryType === 'opsera.userActivity' && format === 'table')
      )
      .filter(({ fieldConfig }) => {
        const widths = fieldConfig.overrides
          .filter(({ matcher }) => matcher.options === 'message')
          .flatMap(({ properties }) => properties.map(({ value }) => Number(value)));
        return Math.max(...widths) < address;
      });
    expect(narrow.map((panel) => panel.title)).toEqual([]);
  });

  it('shows whole rows of events in a window of 1280 pixels beside the menu, or all but what comes after the message', () => {
    // What Grafana's menu, the gaps at its sides, the frame of a panel and two bars for scrolling leave of it.
    const room = 925;
    const tooWide = panels
      .filter(({ type, targets }) => type === 'table' && targets.some(({ format }) => format === 'table'))
      .map((panel) => [panel.title, leastWidth(panel)] as const)
      .filter(([, width]) => width > room);
    expect(tooWide).toEqual([]);
  });

  it('leaves tables of several queries to the data source, which keeps what is said of them', () => {
    const several = panels.filter(({ type, targets }) => type === 'table' && targets.length > 1);
    const wrong = several.filter(
      ({ targets, transformations }) => transformations.length > 0 || !targets.every(({ showSource }) => showSource)
    );
    expect(wrong.map((panel) => panel.title)).toEqual([]);
    const silent = several.filter(
      ({ description = '', targets }) => !targets.every(({ limit }) => description.includes(`newest ${String(limit)} `))
    );
    expect(silent.map((panel) => panel.title)).toEqual([]);
  });

  it('does not say of a panel that is empty that there is nothing: the vendor may not have answered', () => {
    expect(panels.filter(({ description = '' }) => /empty (means|is)/i.test(description))).toEqual([]);
  });

  it('compares what is typed into its boxes as text, so that a link to a name with brackets finds that name', () => {
    const boxes = templating.list.filter(({ type }) => type === 'textbox').map((box) => box.name);
    const filled = panels.flatMap(({ targets }) =>
      targets.flatMap(({ filters }) => filters.flatMap(({ values }) => values))
    );
    const asPattern = filled.filter((value) => boxes.some((box) => new RegExp(`\\$\\{?${box}\\b`).test(value)));
    expect(asPattern.filter((value) => !/^\(\?i\)\$\{\w+:regex\}$/.test(value))).toEqual([]);
  });

  it('takes runs and tasks from what the vendor lists', () => {
    const queries = templating.list
      .filter(({ name }) => name === 'job' || name === 'task')
      .map(({ query }) => JSON.stringify(query));
    expect(queries.filter((query) => !/"list":"(jobs|tasks)"/.test(query))).toEqual([]);
    expect(text).not.toMatch(/661[78]\d|nightly scan|sync org/);
  });

  it('asks for all that the vendor lists where all are chosen, and not for those that were listed when it was opened', () => {
    const words = new Map([
      ['jobs', newestJobs],
      ['tasks', everyTask],
    ]);
    const all = templating.list.filter(({ query, includeAll }) => includeAll && listIn(query) !== undefined);
    expect(all.filter(({ query, allValue }) => allValue !== words.get(listIn(query) ?? ''))).toEqual([]);
  });

  it('colours annotations by their outcomes', () => {
    expect(annotations.list.filter(({ target }) => target.colorByOutcome !== true)).toEqual([]);
  });

  it('keeps the colours of outcomes for outcomes', () => {
    const colours: readonly unknown[] = outcomes.map(outcomeColor);
    const taken = panels
      .flatMap(({ fieldConfig }) => fieldConfig.overrides)
      .filter(({ matcher }) => matcher.id === 'byFrameRefID')
      .flatMap(({ properties }) => properties.filter(({ id }) => id === 'color').map(({ value }) => value))
      .filter((value) => colours.some((colour) => JSON.stringify(value).includes(`"${String(colour)}"`)));
    expect(taken).toEqual([]);
    // Grafana's palette begins with green, yellow, light blue, orange and red: the fifth person would look like a failure.
    const inPalette = panels.filter(
      ({ fieldConfig, targets }) =>
        fieldConfig.defaults.color?.mode === 'palette-classic' &&
        targets.some(({ groupBy }) => groupBy.length > 0 && !groupBy.includes('outcome'))
    );
    expect(inPalette.map((panel) => panel.title)).toEqual([]);
  });

  it('gives no two people one colour, as a palette by names does: who is told by a row', () => {
    const byName = panels.filter(({ fieldConfig }) => fieldConfig.defaults.color?.mode === 'palette-classic-by-name');
    expect(byName.map((panel) => panel.title)).toEqual([]);
  });

  it('has bars as high as it says: Grafana looks at that only where they are not sized by it', () => {
    const gauges = panels.filter(({ type }) => type === 'bargauge');
    expect(gauges.filter(({ options }) => options?.['sizing'] !== 'manual').map((panel) => panel.title)).toEqual([]);
  });

  it('has no two panels of one number or in one place', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)} ${y + Math.floor(cell / w)}`)
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.filter(({ gridPos }) => gridPos.x + gridPos.w > 24)).toEqual([]);
  });

  it('says of bars that are not all shown how many there are', () => {
    const wrong = panels.filter(({ description = '', options, transformations }) => {
      const limits = [
        /"limit":(\d+)/.exec(JSON.stringify(options ?? {}))?.[1],
        ...transformations
          .filter(({ id }) => id === 'limit')
          .map(({ options: limit }) => /\d+/.exec(JSON.stringify(limit))?.[0]),
      ];
      return limits.some(
        (limit) => limit !== undefined && limit !== '1' && !new RegExp(`\\b${limit}\\b`).test(description)
      );
    });
    expect(wrong.map((panel) => panel.title)).toEqual([]);
  });

  it('says of a panel over vendors which of their records it reads, where there are others', () => {
    const reads = ({ targets }: (typeof panels)[number], queryType: string) =>
      targets.some((target) => target['queryType'] === queryType);
    const silent = panels.filter((panel) => {
      const { description = '', targets } = panel;
      const isOverVendors = new Set(targets.map((target) => String(target['queryType']).split('.')[0])).size > 1;
      const puppet = reads(panel, 'puppet.jobs') && !/jobs/i.test(description);
      const opsera =
        reads(panel, 'opsera.userActivity') !== reads(panel, 'opsera.taskLogs') &&
        !/what users did|task (logs|runs)/.test(description);
      return isOverVendors && (puppet || opsera);
    });
    expect(silent.map((panel) => panel.title)).toEqual([]);
  });

  it('writes into addresses only what may stand there as it is, or is encoded', () => {
    const urls = [...text.matchAll(/"url": "(\/d\/[^"]*)"/g)].map(([, url = '']) => url);
    const plain = urls.flatMap((url) => [...url.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => name));
    const safe = /:percentencode$|\.numeric$|^__url_time_range$|^source$/;
    expect(plain.filter((name) => !safe.test(name))).toEqual([]);
  });

  it('uses only variables that it has', () => {
    const used = [...text.matchAll(/\$(\w+)/g)].map(([, name = '']) => name).filter((name) => !name.startsWith('__'));
    const known = templating.list.map(({ name }) => name);
    expect(used.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('links to dashboards and variables that are there', () => {
    linksIn(text).forEach(({ uid, variables }) => {
      const target = dashboards.find((one) => one.uid === uid);
      expect([title, target?.templating.list.map(({ name }) => name)]).toEqual([
        title,
        expect.arrayContaining([...variables]),
      ]);
    });
  });
});

it('the dashboards that people have linked to keep their addresses', () => {
  expect(dashboards.map(({ uid }) => uid)).toEqual(
    expect.arrayContaining([
      'runtrail-overview',
      'runtrail-puppet',
      'runtrail-opus',
      'runtrail-opcore',
      'runtrail-opsera',
    ])
  );
});
