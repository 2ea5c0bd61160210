import type { HttpAnswer } from '../seam/host';
import type { VendorFault } from '../sentences/fault';
import type { Explain } from '../sentences/fault-error';
import type { Party, Ways } from '../sentences/ways';

/** What the client must know of a vendor, or of the archive, to speak to it. */
export interface VendorProtocol {
  readonly model: Party;
  /** Absent = those of a vendor. */
  readonly ways?: Ways;
  /** What is wrong with an answer of any status, a 200 too; undefined when it is good or tells no more than its status. */
  faultOf(answer: HttpAnswer, now: number): VendorFault | undefined;
  readonly explain: Explain;
}
