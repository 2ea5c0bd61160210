import { tinyVendor } from '../testing/tiny-vendor';
import { vendors } from './registry';

test.each([...vendors, tinyVendor])('$model.name lists what its model says, and nothing besides', (vendor) => {
  const { model, options } = vendor;
  expect(Object.keys(options).sort()).toEqual(model.lists.map(({ key }) => key).sort());
});
