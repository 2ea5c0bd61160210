import type { Host, OriginState } from '../seam/host';
import { heldMemory, type HeldMemory } from './held-memory';
import { native } from './native-columns';
import { nodeFetch, type AnswerRequest } from './node-fetch';
import { originState } from './origin-state';

export { textsOf } from './texts-of';
export { cellsOf, textColumn } from './native-columns';
export type { AnswerRequest, TestAnswer } from './node-fetch';

export interface NodeHostOptions {
  /** Answers every request; absent = every request is refused. */
  answer?: AnswerRequest;
  /** The clock, epoch ms; absent = 2026-11-21T12:00:00Z, standing still. */
  now?: () => number;
  /** Give two hosts the same one to make them neighbours in one process. */
  shared?: OriginState;
  /** The same for neighbours that have only the account in common. */
  account?: OriginState;
}

export interface LogLine {
  level: string;
  message: string;
  fields: Readonly<Record<string, string | number>>;
}

/** A host for Jest: the column operations that ship, and everything else but HTTP, which a function of the test stands for. */
export interface NodeHost extends Host {
  readonly memory: HeldMemory;
  readonly logged: LogLine[];
}

export function nodeHost(options: NodeHostOptions = {}): NodeHost {
  const now = options.now ?? (() => Date.UTC(2026, 10, 21, 12));
  const memory = heldMemory();
  const logged: LogLine[] = [];
  return {
    fetch: nodeFetch(options.answer ?? (() => ({ failure: 'refused' })), now),
    now,
    turn: () => new Promise((resolve) => setTimeout(resolve, 0)),
    zonedTimes: native.zonedTimes,
    checkPattern(pattern) {
      const checked = native.matching(pattern, []);
      return 'error' in checked ? checked : undefined;
    },
    matching: (pattern, values) => Promise.resolve(native.matching(pattern, values)),
    columns: native,
    hold: memory.hold,
    shared: options.shared ?? originState(now),
    account: options.account ?? options.shared ?? originState(now),
    log(level, message, fields = {}) {
      logged.push({ level, message, fields });
    },
    memory,
    logged,
  };
}
