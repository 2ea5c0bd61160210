/** How the records of a list follow one another, as far as it was read; Opsera does not document it. */
export class RecordOrder {
  private falls = false;
  private rises = false;
  private before = NaN;
  private pages = 0;

  /** @param rows of a page that are new, in their order: a page shifts while records arrive */
  follow(times: Float64Array, rows: Int32Array): void {
    this.pages++;
    // A page is short enough for a loop over its rows.
    rows.forEach((row) => {
      const time = times[row] ?? NaN;
      this.falls = this.falls || time < this.before;
      this.rises = this.rises || time > this.before;
      this.before = time;
    });
  }

  get newestFirst(): boolean {
    return this.falls && !this.rises;
  }

  get oldestFirst(): boolean {
    return this.rises && !this.falls;
  }

  /** One page says nothing of the others: pages may follow one another in another order than the records on them. */
  get isNewestFirstByPages(): boolean {
    return this.newestFirst && this.pages > 1;
  }
}
