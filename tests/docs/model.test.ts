import { formatModels } from '../../src/model/formats';
import { vendorModels } from '../../src/model/vendors';
import { exists, read } from './files';

const page = read('docs/query-editor.md');
const inRules = {
  itself: 'as it is',
  count: 'the number of its events',
  rows: 'the number of its events, or its rows for SQL expressions',
  never: 'an error',
};

test.each(Object.values(formatModels))(
  '$label is described, with what it does in alert rules',
  ({ label, inAlerts }) => {
    expect(page).toContain(`\n### ${label}\n`);
    const rows = page.split('\n').filter((line) => line.startsWith('| ') && line.endsWith(` | ${inRules[inAlerts]} |`));
    expect(rows.flatMap((row) => row.slice(2).split(' |')[0]?.split(', '))).toContain(label);
  }
);

test.each(vendorModels)('$name has a page', ({ id }) => {
  expect(exists(`docs/vendors/${id}.md`)).toBe(true);
});
