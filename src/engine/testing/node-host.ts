import type { Host, OriginState } from '../seam/host';
import { columnTools } from './column-tools';
import { heldMemory, type HeldMemory } from './held-memory';
import { checkPattern, matching } from './matching';
import { nodeFetch, type AnswerRequest } from './node-fetch';
import { sharedNotes } from './shared-notes';
import { zonedTimes } from './zoned-times';

export { decodeBody } from './decode-body';
export { dictionaryColumn, textsOf } from './dictionary';
export { cellsOf, jsonColumn, textColumn } from './stored-cells';
export { testSignal, type TestSignal } from './test-signal';
export type { AnswerRequest, TestAnswer } from './node-fetch';

export interface NodeHostOptions {
  /** Answers every request; absent = every request is refused. */
  answer?: AnswerRequest;
  /** The clock, epoch ms; absent = 2026-11-21T12:00:00Z, standing still. */
  now?: () => number;
  /** Give two hosts the same one to make them neighbours in one process. */
  shared?: OriginState;
}

export interface LogLine {
  level: string;
  message: string;
  fields: Readonly<Record<string, string | number>>;
}

/** A host for Jest: everything but HTTP, which a function of the test stands for. */
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
    zonedTimes,
    checkPattern,
    matching,
    columns: columnTools,
    hold: memory.hold,
    shared: options.shared ?? sharedNotes(now),
    log(level, message, fields = {}) {
      logged.push({ level, message, fields });
    },
    memory,
    logged,
  };
}
