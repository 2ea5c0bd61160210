import { read } from './files';

const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
const node = engines.node.replace('>=', '');
const go = /^go (\S+)$/m.exec(read('go.mod'))?.[1] ?? '';

test.each(['README.md', 'CONTRIBUTING.md'])('%s names the versions that package.json and go.mod ask for', (file) => {
  expect(read(file)).toContain(`need Node ${node} or newer and Go ${go} or newer`);
});
