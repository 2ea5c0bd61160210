import { vendorModels } from '../../model/vendors';
import { vendors } from './registry';

test('every vendor that people can choose is read, and none besides', () => {
  expect(vendors.map(({ model }) => model.id).sort()).toEqual(vendorModels.map(({ id }) => id).sort());
});
