import type { VendorModel } from '../../model/vendors';
import type { HttpAnswer } from '../seam/host';
import type { VendorFault } from '../sentences/fault';
import type { Explain } from '../sentences/fault-error';

/** What the client must know of a vendor to speak to it. */
export interface VendorProtocol {
  readonly model: VendorModel;
  /** What is wrong with an answer of any status, a 200 too; undefined when it is good or tells no more than its status. */
  faultOf(answer: HttpAnswer, now: number): VendorFault | undefined;
  readonly explain: Explain;
}
