import * as v from 'valibot';
import { type GrafanaApi, noticesOf, type Result } from '../../preview/grafana-api';
import type { Ask, VendorUnderTest } from '../vendors/vendor-under-test';
import { commonSettings } from './fault-cases';

/** Who asks: what is said of an answer reaches people at a panel, and nobody at a rule. */
export type Asker = 'panel' | 'rule';

/** What an asker gets. */
export interface Said {
  /** Null where Grafana has none: Save & test. */
  status: number | null;
  isFine: boolean;
  /** Rows, or what was counted; null where nothing is counted. */
  number: number | null;
  /** The sentence, or what the notices of an answer say. */
  says: string;
  /** There is a notice that the number may be wrong. */
  warns: boolean;
}

interface Settings {
  jsonData?: object | undefined;
  secureJsonData?: object;
}

/** A data source that is pointed at one vendor after another, and asked. */
export class Probe {
  private saves = 0;

  private constructor(
    private readonly grafana: GrafanaApi,
    private readonly uid: string
  ) {}

  static async make(grafana: GrafanaApi): Promise<Probe> {
    return new Probe(grafana, await grafana.addDataSource({ url: 'http://127.0.0.1:9' }));
  }

  /** Saving makes a new instance, which remembers nothing but what the process must. */
  async save(vendor: VendorUnderTest, url: string, more: Settings = {}): Promise<void> {
    const { jsonData, secureJsonData } = vendor;
    const none = { tlsCACert: '' };
    await this.grafana.send('PUT', `/api/datasources/uid/${this.uid}`, {
      name: `Faults ${this.uid} ${++this.saves}`,
      url,
      jsonData: { vendor: vendor.id, ...commonSettings, ...jsonData, ...more.jsonData },
      secureJsonData: { ...none, ...secureJsonData, ...more.secureJsonData },
    });
  }

  /** @param anew a person's "refresh, and nothing from memory" */
  async ask(asked: Ask, asker: Asker, anew: boolean): Promise<Said> {
    if (asked === 'health') {
      const { httpStatus, message } = await this.grafana.health(this.uid);
      return { status: null, isFine: httpStatus === 200, number: null, says: message, warns: false };
    }
    if ('options' in asked) {
      const { httpStatus, body } = await this.grafana.resource(this.uid, `options/${asked.options}`);
      const isFine = httpStatus === 200;
      const says = isFine ? '' : v.parse(v.object({ message: v.string() }), body).message;
      return {
        status: httpStatus,
        isFine,
        number: isFine ? v.parse(v.array(v.unknown()), body).length : null,
        says,
        warns: false,
      };
    }
    const { query, from, to } = asked;
    const headers = { ...(anew && { 'X-Cache-Skip': 'true' }), ...(asker === 'rule' && { FromAlert: 'true' }) };
    const result = await this.grafana.query(this.uid, { ...query, format: 'count' }, { from, to, headers });
    const { error, status } = result;
    return {
      status,
      isFine: error === undefined,
      number: error === undefined ? countOf(result) : null,
      says: error ?? noticesOf(result).join(' '),
      warns: result.frames.some(({ schema }) => schema.meta?.notices.some(({ severity }) => severity === 'warning')),
    };
  }
}

function countOf({ frames }: Result): number {
  const counts = frames.flatMap(({ schema, data }) => {
    const at = schema.fields.findIndex(({ name }) => name === 'count');
    return at < 0 ? [] : (data.values[at] ?? []);
  });
  return counts.map(Number).reduce((sum, count) => sum + count, 0);
}
