import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { canSpoil, isQuiet } from '../../simulators/base/quiet-fault';
import type { Simulator } from '../../simulators/base/simulator';
import type { EndpointUnderTest, QueryUnderTest, VendorUnderTest } from '../vendors/vendor-under-test';
import { withoutAccidents } from './accidents';
import { happened } from './happened';
import { startAlone } from './own-port';
import type { Asker, Probe, Said } from './probe';
import { isQuirk, type QuietCase, quietWaitSeconds } from './quiet-cases';

/** What came of one quiet fault at one endpoint, for one asker. */
export interface QuietOutcome {
  during: Said;
  /** What the simulator knows that it should be. */
  truth: number;
  /** The same question when the fault was gone. */
  after: Said;
}

const hour = 3_600_000;
const minute = 60_000;
/** No longer than the vendor asks to wait. A busy machine must not make a fault of its own, so the others have time. */
const impatient = { jsonData: { queryTimeout: quietWaitSeconds - 1 } };
/** Ms; longer than anything is kept that was not proved to be final. */
const keptBriefly = 5_200;

/** Undefined = nothing in this endpoint's answers could be spoilt so. */
export async function runQuietCase(
  probe: Probe,
  vendor: VendorUnderTest,
  endpoint: EndpointUnderTest,
  quietCase: QuietCase
): Promise<{ rule: QuietOutcome; panel: QuietOutcome } | undefined> {
  const simulator = await startAlone(vendor, { now: Date.now() - (endpoint.goesOn ? 2 * minute : 3 * hour) });
  try {
    if (!applies(simulator, endpoint, quietCase)) {
      return undefined;
    }
    const asked = severalOf(endpoint, simulator, quietCase);
    const run = async (asker: Asker) => {
      await probe.save(vendor, simulator.url, asksToWait(quietCase.fault) ? impatient : {});
      return runFor(asker, probe, simulator, asked, endpoint, quietCase);
    };
    return { rule: await run('rule'), panel: await run('panel') };
  } finally {
    await simulator.stop();
  }
}

async function runFor(
  asker: Asker,
  probe: Probe,
  simulator: Simulator,
  wanted: QueryUnderTest,
  endpoint: EndpointUnderTest,
  { fault, afterAGoodAnswer, endsWithARefresh }: QuietCase
): Promise<QuietOutcome> {
  let asked = wanted;
  if (afterAGoodAnswer) {
    await probe.ask(asked, 'panel', false);
    await wait(keptBriefly);
  }
  if (endpoint.meanwhile) {
    asked = { ...asked, from: Date.now(), to: Date.now() + minute };
    endpoint.meanwhile(simulator);
  }
  const mend = spoil(simulator, fault, endpoint);
  const during = await probe.ask(asked, asker, false);
  mend();
  if (asksToWait(fault)) {
    await wait((quietWaitSeconds + 0.3) * 1000);
  }
  if (endsWithARefresh) {
    await probe.ask(asked, 'panel', true);
  }
  // an empty answer is not even kept briefly; what is, a panel may see for its five seconds
  const anew = asker === 'panel' && (isQuirk(fault) || fault.kind !== 'noRecords');
  const after = await probe.ask(asked, asker, anew);
  const plain = (said: Said) => ({ ...said, says: withoutAccidents(said.says, simulator, asked) });
  return { during: plain(during), truth: happened(simulator, asked).length, after: plain(after) };
}

function asksToWait(fault: QuietCase['fault']): boolean {
  return !isQuirk(fault) && fault.kind === 'status' && fault.retryAfter !== undefined;
}

/** Makes things go wrong, and gives what takes that back. */
function spoil(simulator: Simulator, fault: QuietCase['fault'], { endpoint }: EndpointUnderTest): () => void {
  if (isQuirk(fault)) {
    simulator.setSwitches(fault.switches);
    // a server stays as it is: one that changes its zone is said, and found out within the hour
    return () => undefined;
  }
  // a clock and a cache are those of every answer
  const isEverywhere = fault.kind === 'clockSkew' || fault.kind === 'cached';
  simulator.fault({ ...fault, endpoint: isEverywhere ? '**' : endpoint.replace(/:\w+/g, '*') });
  return () => simulator.clearFaults();
}

function applies(simulator: Simulator, { endpoint }: EndpointUnderTest, { fault }: QuietCase): boolean {
  const route = simulator.side.routes.find(({ method, path }) => `${method} ${path}` === endpoint);
  return isQuirk(fault) || !isQuiet(fault) || canSpoil(fault, route?.records);
}

const knownOutcomes = ['success', 'failure', 'running', 'waiting', 'skipped', 'stopped', 'info'];

/** More than one record of everything, hours ago, in a range that begins shortly before the first and ends now. */
function severalOf(endpoint: EndpointUnderTest, simulator: Simulator, quietCase: QuietCase): QueryUnderTest {
  const query = queryOf(endpoint, simulator);
  if (!endpoint.goesOn) {
    for (let more = 0; more < 3 && isDeepStrictEqual(queryOf(endpoint, simulator), query); more++) {
      simulator.clock.advance(minute);
    }
    simulator.clock.advance(Date.now() - simulator.clock.now());
  }
  const asked = { query: quietCase.knownOutcomes ? ofKnownOutcomes(query) : query, from: 0, to: Date.now() };
  const first = Math.min(...happened(simulator, asked).map(({ time }) => time));
  return { ...asked, from: first - (quietCase.overMidnight ? 24 * hour : 5 * minute) };
}

function ofKnownOutcomes({ filters = [], ...query }: QueryUnderTest['query']): QueryUnderTest['query'] {
  return { ...query, filters: [...filters, { field: 'outcome', operator: '=', values: knownOutcomes }] };
}

function queryOf(endpoint: EndpointUnderTest, simulator: Simulator): QueryUnderTest['query'] {
  const asked = endpoint.ask(simulator);
  if (typeof asked === 'string' || 'options' in asked) {
    throw new Error(`${endpoint.through} is no query.`);
  }
  return asked.query;
}
