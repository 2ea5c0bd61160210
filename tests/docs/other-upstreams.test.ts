import { otherUpstreams } from '../../src/model/other-upstreams';
import { read } from './files';

test('the host divides settings and secrets by the names that the model has of other upstreams', () => {
  const [, table = ''] =
    /^var others = \[\]otherUpstream\{([\s\S]*?)^\}/m.exec(read('pkg/plugin/other_upstreams.go')) ?? [];
  const named = [...table.matchAll(/\bname: "(\w+)"/g)].map(([, name]) => name);
  expect(named).toEqual(otherUpstreams);
});
