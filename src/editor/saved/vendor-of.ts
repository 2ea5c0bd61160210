import type { QueryTypeModel, VendorModel } from '../../model/vendors';
import { vendorModels } from '../language/models';

export function vendorWithId(id: string | undefined): VendorModel | undefined {
  return vendorModels.find((vendor) => vendor.id === id);
}

/** The vendor and the model of a query type, whatever vendor the data source has. */
export function queryTypeWithId(
  id: string | undefined
): { vendor: VendorModel; queryType: QueryTypeModel } | undefined {
  for (const vendor of vendorModels) {
    const queryType = vendor.queryTypes.find((type) => type.id === id);
    if (queryType) {
      return { vendor, queryType };
    }
  }
  return undefined;
}
