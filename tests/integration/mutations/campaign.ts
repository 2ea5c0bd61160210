import * as v from 'valibot';
import { vendorModels } from '../../../src/model/vendors';
import { GrafanaApi } from '../../preview/grafana-api';
import { startPreview } from '../../preview/start-preview';
import { type Random, createRandom } from '../../simulators/base/random';
import type { Simulator } from '../../simulators/base/simulator';
import { complaintOf, complaintOfMessage } from './complaints';
import { MutatingServer } from './mutating-server';
import type { Filled, SpoiltVendor } from './spoilt-vendor';

export interface CampaignOptions {
  cases: number;
  /** The same seed spoils in the same way. */
  seed: number;
  /** The first case's number; a case is the same whatever came before. */
  first?: number;
}

/** One case that went wrong. */
export interface Complaint {
  number: number;
  what: string;
  asked: unknown;
  /** What the vendor seemed to say. */
  answered: readonly string[];
}

export interface CampaignResult {
  cases: number;
  /** Answers of queries: with frames, and with a sentence instead. */
  answers: number;
  sentences: number;
  /** The sentences without their figures, and how often each was said. */
  said: Map<string, number>;
  complaints: Complaint[];
  /** How often the plugin's process had to be started. */
  starts: number;
  seconds: number;
}

const lanes = 6;
const longest = 20_000;
let nextAccount = 1;
const settings = { queryTimeout: 30, timeout: 20, maxRequestsPerSecond: 1_000, maxConcurrentRequests: 16 };

/** Asks everything there is to ask, in every format, of a vendor whose answers are spoilt. */
export async function runCampaign(spoilt: SpoiltVendor, options: CampaignOptions): Promise<CampaignResult> {
  const { vendor } = spoilt;
  const began = performance.now();
  const simulator = await vendor.start({ now: Date.now() - 7_200_000, seed: options.seed });
  const filled = spoilt.fill(simulator);
  const server = await MutatingServer.start(simulator.url);
  const preview = await startPreview(`mutations-${vendor.id}`, 'http://127.0.0.1:9');
  const result: CampaignResult = {
    cases: options.cases,
    answers: 0,
    sentences: 0,
    said: new Map(),
    complaints: [],
    starts: 0,
    seconds: 0,
  };
  try {
    const grafana = new GrafanaApi(preview.address);
    const first = options.first ?? 0;
    let next = first;
    const lane = async (_: unknown, index: number) => {
      const run = new Lane(spoilt, filled, simulator, server, grafana, `lane-${index}`, result);
      await run.open();
      while (next < first + options.cases) {
        await run.case(next++, options.seed);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    const state: unknown = await (await grafana.send('GET', '/api/preview/process')).json();
    result.starts = v.parse(v.object({ starts: v.number() }), state).starts;
  } finally {
    await preview.stop();
    await server.stop();
    await simulator.stop();
  }
  return { ...result, seconds: (performance.now() - began) / 1000 };
}

class Lane {
  private uid = '';

  constructor(
    private readonly spoilt: SpoiltVendor,
    private readonly filled: Filled,
    private readonly simulator: Simulator,
    private readonly server: MutatingServer,
    private readonly grafana: GrafanaApi,
    private readonly name: string,
    private readonly result: CampaignResult
  ) {}

  /** A data source with an account of its own where there are accounts, so that what is remembered of it is this lane's alone. */
  async open(): Promise<void> {
    const { id, jsonData, secureJsonData } = this.spoilt.vendor;
    this.uid = await this.grafana.addDataSource({
      url: this.server.urlOf(this.name),
      jsonData: {
        vendor: id,
        ...settings,
        ...jsonData,
        ...('username' in jsonData && { username: `${jsonData.username}-${nextAccount++}` }),
      },
      secureJsonData,
    });
  }

  async case(number: number, seed: number): Promise<void> {
    const random = createRandom(seed * 1_000_003 + number);
    const { spared } = this.spoilt;
    this.server.begin(this.name, { seed: random.whole(0, 2 ** 31), spared, real: this.filled.real });
    const asked = this.asked(random, number);
    const began = performance.now();
    const complaints = await this.ask(asked);
    const took = performance.now() - began;
    if (took > longest) {
      complaints.push(`it took ${Math.round(took)} ms`);
    }
    for (const what of complaints) {
      this.result.complaints.push({ number, what, asked, answered: this.server.answered.get(this.name) ?? [] });
    }
  }

  private asked(random: Random, number: number): Asked {
    const model = vendorModels.find(({ id }) => id === this.spoilt.vendor.id);
    const kinds = model?.queryTypes.flatMap(({ selection }) => selection.flatMap((list) => list.optionsKind ?? []));
    if (kinds?.[0] !== undefined && random.chance(0.06)) {
      return random.chance(0.3) ? { health: true } : { options: random.pick([kinds[0], ...kinds]) };
    }
    const queryTypes = random.sample(model?.queryTypes ?? [], 1);
    return {
      queries: queryTypes.flatMap(({ id, formats }) => {
        const selection = random.pick(this.filled.selections(id, number));
        return random.sample(formats, 4).map((format, index) => ({
          refId: String.fromCharCode(65 + index),
          datasource: { uid: this.uid },
          queryType: id,
          format,
          ...selection,
          details: random.chance(0.5),
          includePayloads: random.chance(0.5),
          ...(random.chance(0.5) && { groupBy: ['outcome', 'actor'] }),
          valueField: random.pick(['target', 'actor', 'event']),
        }));
      }),
    };
  }

  private async ask(asked: Asked): Promise<string[]> {
    if ('health' in asked) {
      const { httpStatus, message } = await this.grafana.health(this.uid);
      return this.heard(message, httpStatus === 200);
    }
    if ('options' in asked) {
      const { httpStatus, body } = await this.grafana.resource(this.uid, `options/${asked.options}`);
      return httpStatus === 200 && Array.isArray(body)
        ? this.heard('', true)
        : this.heard(v.parse(v.object({ message: v.string() }), body).message, false);
    }
    const to = this.simulator.clock.now();
    const headers = { 'X-Cache-Skip': 'true' };
    const { httpStatus, results } = await this.grafana.queries(asked.queries, { from: to - 86_400_000, to, headers });
    const complaints = httpStatus === 200 || httpStatus === 400 ? [] : [`HTTP ${httpStatus}`];
    for (const { refId } of asked.queries) {
      const result = results[refId];
      const complaint = complaintOf(result);
      complaints.push(...(complaint === undefined ? [] : [`${refId}: ${complaint}`]));
      await this.count(result?.error ?? '', result?.error === undefined);
    }
    return complaints;
  }

  private async heard(message: string, isFine: boolean): Promise<string[]> {
    await this.count(message, isFine);
    const complaint = isFine && message === '' ? undefined : complaintOfMessage(message, isFine);
    return complaint === undefined ? [] : [complaint];
  }

  private async count(message: string, isFine: boolean): Promise<void> {
    this.result[isFine ? 'answers' : 'sentences']++;
    if (!isFine) {
      const { said } = this.result;
      const plain = message.replace(/"[^"]*"/g, '"…"').replace(/\d+/g, '0');
      said.set(plain, (said.get(plain) ?? 0) + 1);
    }
    if (message.includes('no login is tried before') || message.includes('no new login is tried before')) {
      await this.open();
    }
  }
}

type Asked = { health: true } | { options: string } | { queries: Array<{ refId: string }> };
