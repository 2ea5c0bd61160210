import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const read = (...parts: string[]) => readFileSync(path.join(root, ...parts), 'utf8');

test("the copy that Grafana's tools look for is the file at the top, where a build made one", () => {
  const copy = path.join(root, 'src/plugin.json');
  expect(existsSync(copy) ? readFileSync(copy, 'utf8') : read('plugin.json')).toBe(read('plugin.json'));
});

test('every picture that plugin.json names is there', () => {
  const { info } = JSON.parse(read('plugin.json')) as {
    info: { logos: Record<string, string>; screenshots: Array<{ path: string }> };
  };
  const pictures = [...Object.values(info.logos), ...info.screenshots.map((screenshot) => screenshot.path)];
  expect(pictures).not.toHaveLength(0);
  expect(pictures.filter((picture) => !existsSync(path.join(root, 'src', picture)))).toEqual([]);
});
