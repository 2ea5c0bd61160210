import type { VendorModel } from '../../model/vendors';
import type { Vendor } from '../vendors/vendor';
import { parseQuery, type ParsedQuery, type QueryContext } from './parse-query';

const most = 200;
/** Characters of a query's text. */
const longest = 10_000;

/** Checks the queries of one data source. A dashboard asks the same ones again and again, so those of late are kept by their text. */
export class KnownQueries {
  private readonly byText = new Map<string, ParsedQuery>();

  constructor(private readonly models: readonly VendorModel[]) {}

  /** Throws AnswerError (400) with a sentence that quotes what is wrong. */
  parse(text: string, vendor: Vendor, context: QueryContext): ParsedQuery {
    const parsed = this.byText.get(text) ?? parseQuery(JSON.parse(text), vendor, this.models, context);
    if (text.length <= longest) {
      this.byText.delete(text);
      this.byText.set(text, parsed);
    }
    if (this.byText.size > most) {
      const [oldest = text] = this.byText.keys();
      this.byText.delete(oldest);
    }
    return parsed;
  }
}
