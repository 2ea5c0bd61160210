/** Epoch ms, both inclusive. */
export interface TimeRange {
  from: number;
  to: number;
}
