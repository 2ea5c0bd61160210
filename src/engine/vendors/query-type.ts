import type { QueryTypeModel, VendorModel } from '../../model/vendors';

/** A vendor's query type by its id; one that the model has not is a bug and throws. */
export function queryTypeOf(vendor: VendorModel, id: string): QueryTypeModel {
  const found = vendor.queryTypes.find((queryType) => queryType.id === id);
  if (found === undefined) {
    throw new TypeError(`${vendor.name} has no query type ${id}.`);
  }
  return found;
}
