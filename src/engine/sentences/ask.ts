import type { VendorRequest } from '../seam/host';

/** A request together with what the one who sends it wants to know by it: what an error's sentence is made of. */
export interface Ask {
  request: VendorRequest;
  /** `the events of job 352`, `the list of jobs` */
  what: string;
  /** The sentence for an answer that there is no such thing; absent = that the address is not known. */
  missing?: string;
  /** What of the request's body is listed with its call. */
  listed?: string;
}
