/** @jest-environment jsdom */
import '../testing/browser';
import { CoreApp } from '@grafana/data';
import { screen, waitFor } from '@testing-library/react';
import { formatModels } from '../../model/formats';
import { vendorModels, type SelectionListModel } from '../../model/vendors';
import { isRunnable } from '../saved/default-query';
import { missingLists } from '../saved/selection';
import { queryTypeWithId } from '../saved/vendor-of';
import { testDataSource } from '../testing/data-source';
import { showEditor, showInPanel } from '../testing/edited';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

/** What a vendor lists, of whatever kind. */
const listed = [{ value: '352', label: '352 the newest' }];
const answers = Object.fromEntries(
  ['jobs', 'nodes', 'users', 'tasks'].map((kind) => [`options/${kind}`, { options: listed, notices: [] }])
);
const choices = vendorModels.flatMap((vendor) =>
  vendor.queryTypes.flatMap((queryType) => queryType.formats.map((format) => ({ vendor, queryType, format })))
);
const most = 3;

test.each(choices.map((choice) => [choice.queryType.id, choice.format, choice] as const))(
  'an empty query becomes %s as %s within three choices',
  async (_, __, { vendor, queryType, format }) => {
    const { datasource } = testDataSource({ vendor: vendor.id, answers });
    const { user, query, runs } = await showEditor(QueryEditor, datasource, { refId: 'A' }, CoreApp.Explore);
    let made = 0;
    const choose = async (label: string, option: string) => {
      await user.click(screen.getByLabelText(label));
      await user.click(await screen.findByText(option));
      made += 1;
    };
    if (query().queryType !== queryType.id) {
      await choose(text.query.queryType.label, queryType.description);
    }
    if (query().format !== format) {
      await choose(text.query.format.label, formatModels[format].description);
    }
    const [list] = missingLists(query(), queryType);
    if (list) {
      await choose(list.label, firstOf(list));
    }
    expect(query()).toMatchObject({ queryType: queryType.id, format });
    expect(isRunnable(query())).toBe(true);
    expect(made).toBeLessThanOrEqual(most);
    expect(runs()).toBe(made);
  }
);

function firstOf({ words }: SelectionListModel): string {
  return words?.[0] ?? listed[0]?.label ?? '';
}

/** Of the types of panels that have a picture of their own, and one that has none. */
const panels = ['timeseries', 'stat', 'barchart', 'state-timeline', 'logs', 'traces', 'nodeGraph', 'table', 'geomap'];
const firsts = vendorModels.flatMap((vendor) => panels.map((panel) => [vendor.name, panel, vendor] as const));

test.each(firsts)(
  'an empty panel is a picture with the data source, %s, and one question: %s',
  async (_, panel, vendor) => {
    const { datasource } = testDataSource({ vendor: vendor.id, answers });
    const { user, query, runs } = await showInPanel(datasource, { refId: 'A' }, panel);
    const titles: string[] = Object.values(text.help.examples).map(({ title }) => title);
    const [question] = screen.getAllByRole('button').filter(({ textContent }) => titles.includes(textContent ?? ''));
    expect(question).toBeDefined();
    const before = runs();
    await user.click(question ?? document.body);
    // What the vendor lists comes a moment later.
    await waitFor(() => expect(runs()).toBe(before + 1));
    expect(queryTypeWithId(query().queryType)?.vendor.id).toBe(vendor.id);
    expect(isRunnable(query())).toBe(true);
  }
);
