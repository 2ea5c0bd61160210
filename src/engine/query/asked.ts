import type { Format } from '../../model/formats';
import type { Frame, Notice, QueryEnvelope } from '../seam/protocol';
import type { ConnectionClient } from '../client/connection-client';
import type { ParsedQuery } from './parse-query';

/** A query with everything that decides its answer. */
export interface Asked extends ParsedQuery {
  /** As it is answered: in alert rules not always the query's own. */
  format: Format;
  envelope: QueryEnvelope;
  fromAlert: boolean;
  client: ConnectionClient;
}

export interface Answer {
  frames: readonly Frame[];
  notices: readonly Notice[];
  /** What is missing: warnings in panels, an error in alert rules. */
  shortfalls: readonly string[];
}
