import type { Answer } from './answer';
import type { RecordsAt } from './records';

/** What a fault can spoil. */
export interface Spoilable {
  good(): Answer;
  vendorError(status: number): Answer;
  records: RecordsAt | undefined;
  /** The client's clock, epoch ms. */
  now: number;
}
