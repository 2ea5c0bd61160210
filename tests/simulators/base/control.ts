import * as v from 'valibot';
import { type Answer, json } from './answer';
import { faultSchema } from './fault';
import { type SimulatedRequest, jsonBody } from './request';
import type { Simulator } from './simulator';

const prefix = '/__simulator/';

export function isControlPath(url: string | undefined): boolean {
  return url?.startsWith(prefix) === true;
}

/** Answers a call of the control API; nothing of it exists at the vendor. */
export function controlAnswer(simulator: Simulator, request: SimulatedRequest): Answer {
  const name = `${request.method} ${request.path.slice(prefix.length)}`;
  const command = commands[name];
  if (!command) {
    return json({ message: `There is no ${name}.`, commands: Object.keys(commands) }, 404);
  }
  try {
    const result = command(simulator, request.body === '' ? {} : jsonBody(request));
    return json(result ?? simulator.state());
  } catch (error) {
    return json({ message: error instanceof Error ? error.message : String(error) }, 400);
  }
}

const positive = v.pipe(v.number(), v.minValue(0));
const faultsSchema = v.object({ faults: v.array(faultSchema), clear: v.optional(v.boolean()) });
const clockSchema = v.object({ speed: v.optional(positive), advance: v.optional(positive) });
const downSchema = v.object({ milliseconds: v.optional(positive) });
const expireSchema = v.object({ kind: v.optional(v.string()) });
/** Forgets what ended before `before` (epoch ms) or longer than `keepDays` ago. */
const pruneSchema = v.union([v.object({ before: v.number() }), v.object({ keepDays: positive })]);

/** Without an own answer a command answers with the state. */
const commands: Record<string, (simulator: Simulator, body: unknown) => unknown> = {
  'GET state': () => undefined,
  'GET log': (simulator) => ({ counts: simulator.log.counts, entries: simulator.log.entries }),
  'GET events': (simulator) => simulator.events(),
  'POST faults': (simulator, body) => {
    const { faults, clear } = v.parse(faultsSchema, body);
    if (clear) {
      simulator.clearFaults();
    }
    simulator.fault(...faults);
  },
  'POST clear': (simulator) => simulator.clearFaults(),
  'POST clock': (simulator, body) => {
    const { speed, advance } = v.parse(clockSchema, body);
    if (speed !== undefined) {
      simulator.clock.setSpeed(speed);
    }
    simulator.clock.advance(advance ?? 0);
  },
  'POST switches': (simulator, body) => simulator.setSwitches(v.parse(v.record(v.string(), v.unknown()), body)),
  'POST expire': (simulator, body) => simulator.expire(v.parse(expireSchema, body).kind),
  'POST renew': (simulator) => simulator.renew(),
  'POST prune': (simulator, body) => {
    const until = v.parse(pruneSchema, body);
    const day = 86_400_000;
    return {
      pruned: simulator.prune('before' in until ? until.before : simulator.clock.now() - until.keepDays * day),
    };
  },
  'POST add': (simulator, body) => simulator.add(body),
  'POST down': (simulator, body) => {
    const { milliseconds } = v.parse(downSchema, body);
    // going down cuts all connections: the one that asks for it gets its answer first
    setTimeout(() => void simulator.down(milliseconds), 50);
  },
  'POST up': (simulator) => void simulator.up(),
  'POST reset': (simulator) => simulator.reset(),
};
