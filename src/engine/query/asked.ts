import type { Format } from '../../model/query';
import type { Frame, Notice, QueryEnvelope } from '../protocol';
import type { EngineWork } from '../work/engine-work';
import type { ParsedQuery } from './parse-query';

/** A query with everything that decides its answer. */
export interface Asked extends ParsedQuery {
  /** As it is answered: in alert rules not always the query's own. */
  format: Format;
  envelope: QueryEnvelope;
  fromAlert: boolean;
  work: EngineWork;
}

export interface Answer {
  frames: readonly Frame[];
  notices: readonly Notice[];
  /** What is missing: warnings in panels, an error in alert rules. */
  shortfalls: readonly string[];
}
