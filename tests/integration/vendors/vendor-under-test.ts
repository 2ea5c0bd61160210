import type { Simulator } from '../../simulators/base/simulator';
import type { SimulatorOptions } from '../../simulators/base/start-simulator';

/** What a test knows of one vendor. */
export interface VendorUnderTest {
  /** `jsonData.vendor` */
  id: string;
  /** As messages say it. */
  name: string;
  /** A small company in which nothing happens by itself; its clock stands still. */
  start(options?: SimulatorOptions): Promise<Simulator>;
  /** Settings of a data source that may read from the simulator. */
  jsonData: Readonly<Record<string, string>>;
  secureJsonData: Readonly<Record<string, string>>;
  /** Every call that the plugin makes, each with something to ask that makes it. */
  endpoints: readonly EndpointUnderTest[];
}

export interface EndpointUnderTest {
  /** As the simulator's log counts it. */
  endpoint: string;
  /** By what it is called, for people. */
  through: string;
  /** Rules can ask it, too. */
  isQuery?: true;
  /** Adds to the company what is to be read. */
  ask(simulator: Simulator): Ask;
  /** A failed call is not made again. */
  once?: true;
  /** More calls than the fault alone makes: a session that is refused is opened once more. */
  mostCalls?: number;
  /** What is wrong with the body does no harm. */
  readsHeadersOnly?: true;
  /** Only for these quiet cases, by their names; absent = for those that name no endpoint, and all loud ones. */
  only?: readonly string[];
  /** What is asked for is under way: it is made a while ago at most, and nothing goes on from there. */
  goesOn?: true;
  /** What happens after a good answer, before things go wrong. */
  meanwhile?(simulator: Simulator): void;
}

export type Ask = QueryUnderTest | { options: string } | 'health';

/** Times in epoch ms. */
export interface QueryUnderTest {
  query: { queryType: string; jobs?: readonly string[]; filters?: readonly object[]; [selection: string]: unknown };
  from: number;
  to: number;
}

/** A query over the last day of the company's clock. */
export function overTheLastDay(simulator: Simulator, query: QueryUnderTest['query']): QueryUnderTest {
  const to = simulator.clock.now();
  return { query, from: to - 86_400_000, to };
}
