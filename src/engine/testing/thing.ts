/** What the vendor that lists has, and a store keeps of it. Times are epoch ms. */
export interface Thing {
  id: string;
  time: number;
  end?: number;
  outcome?: string;
  target?: string;
  run?: string;
}
