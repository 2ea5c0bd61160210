import { exists, filesIn } from './files';
import { pages, type Page } from './pages';

const all = pages();
const byFile = new Map(all.map((page) => [page.file, page]));

/** The pages that can be reached from some. */
function reachedFrom(...files: string[]): Set<string> {
  const reached = new Set<string>();
  const visit = (page: Page | undefined): void => {
    if (page !== undefined && !reached.has(page.file)) {
      reached.add(page.file);
      page.links.forEach(({ file }) => visit(byFile.get(file ?? '')));
    }
  };
  files.forEach((file) => visit(byFile.get(file)));
  return reached;
}

describe.each(all)('$file', ({ links }) => {
  it('points to nothing that is not there', () => {
    expect(links.filter(({ file }) => file !== undefined && !exists(file)).map(({ target }) => target)).toEqual([]);
  });

  it('points to headings that its target has', () => {
    const wrong = links.filter(
      ({ file = '', anchor }) => anchor !== '' && byFile.has(file) && !byFile.get(file)?.anchors.has(anchor)
    );
    expect(wrong.map(({ target }) => target)).toEqual([]);
  });

  it('names addresses of the web that are whole', () => {
    const web = links.filter(({ file }) => file === undefined).map(({ target }) => target);
    expect(web.filter((target) => !/^(https?:\/\/[^/\s]+\.[^/\s]+|mailto:)/.test(target))).toEqual([]);
  });
});

it('every page of docs can be reached from README', () => {
  const reached = reachedFrom('README.md');
  expect(filesIn('docs', /\.md$/).filter((file) => !reached.has(file))).toEqual([]);
});

it('every picture of docs is shown by a page', () => {
  const shown = new Set(all.flatMap(({ links }) => links.map(({ file }) => file)));
  expect(filesIn('docs', /\.png$/).filter((file) => !shown.has(file))).toEqual([]);
});
