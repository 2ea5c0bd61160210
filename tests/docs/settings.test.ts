import { archiveModels } from '../../src/model/archive';
import { limitModels } from '../../src/model/limits';
import { httpOptionsSchema } from '../../src/model/settings';
import { vendorModels } from '../../src/model/vendors';
import { secureValues } from '../schema/settings-schema';
import { read } from './files';

const page = read('docs/settings.md');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.slice(2, -2).split(' | '));
const inGroups = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ' ');

test('the page of settings has every setting and every secret by its key', () => {
  const keys = [
    ...vendorModels.flatMap(({ settings }) => settings.map(({ key }) => key)),
    ...Object.keys(limitModels),
    ...Object.keys(archiveModels),
    ...Object.keys(httpOptionsSchema.entries),
    ...secureValues().map(({ key }) => key),
  ];
  expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});

test.each(Object.values(limitModels))(
  '$key stands there with its label, its default and its bound',
  ({ key, label, default: usual, max }) => {
    expect(rows.find(([name]) => name === `\`${key}\``)?.slice(1, 4)).toEqual([label, inGroups(usual), inGroups(max)]);
  }
);

test.each(Object.values(archiveModels))('$key stands there with its label', ({ key, label }) => {
  expect(rows.find(([name]) => name === `\`${key}\``)?.[1]).toBe(label);
});
