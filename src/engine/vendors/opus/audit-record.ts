import { AnswerError } from '../../sentences/answer-error';
import { eventsBytes } from '../../events/events-bytes';
import type { Events } from '../../events/events';
import type { Table } from '../../seam/host';
import { quoted } from '../../sentences/quoted';
import { fetchTable } from '../fetch-table';
import { noOddities, odditiesOf } from '../oddities';
import type { Oddities } from '../oddities';
import { auditEvents } from './audit-events';
import { auditHead } from './audit-head';
import type { AuditHead } from './audit-head';
import { jobState } from './job-state';
import type { JobState } from './job-state';
import { auditPlan } from './plans';
import type { AuditDetails } from './plans';
import { AuditWithoutData, NotFound } from './refusals';
import { auditRequest } from './requests';
import { forGood, freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** The audit of one job. */
export interface AuditRecord {
  events: readonly Events[];
  head: AuditHead;
  state: JobState;
  /** How many nodes have no start time and so are no events. */
  unstarted: number;
  oddities: Oddities;
}

const fieldNames = { status: 'execution_status', start: 'execution_start_time', duration: 'execution_time' };
/** What an audit costs to keep beside its events. */
const recordBytes = 500;

/** A job's audit; that of a job that has ended is kept. Its inputs and outputs are read only when they are wanted. */
export function auditRecord(id: string, wanted: AuditDetails, client: VendorClient): Promise<AuditRecord> {
  const more = !wanted.details ? '' : wanted.includePayloads ? ' with payloads' : ' with details';
  return client.once(`audit${more} ${id}`, async (inner) => {
    // First the state: an audit that is asked for after the job had ended is the last one.
    const state = await jobState(id, inner);
    const value = await readAudit(id, wanted, state, inner);
    const names = [...value.head.executed, ...value.head.failed];
    return {
      value,
      bytes: eventsBytes(value.events) + names.reduce((sum, name) => sum + 2 * name.length + 16, recordBytes),
      freshFor: state.ended && value.head.running === null ? forGood : freshBriefly,
    };
  });
}

async function readAudit(
  id: string,
  wanted: AuditDetails,
  state: JobState,
  client: VendorClient
): Promise<AuditRecord> {
  const answer = await fetchAudit(id, wanted, state, client);
  if (answer instanceof AuditWithoutData) {
    const head = auditHead(answer.head);
    return { events: [], head, state, unstarted: head.nodes || 0, oddities: noOddities };
  }
  const head = auditHead(answer.head);
  const { events, count } = await auditEvents(id, answer, head, state.ended, client.host);
  const nodes = Math.max(answer.length, head.nodes || 0);
  return {
    events,
    head,
    state,
    unstarted: Math.max(0, nodes - count - answer.skipped),
    oddities: odditiesOf(answer, 0, fieldNames),
  };
}

async function fetchAudit(
  id: string,
  wanted: AuditDetails,
  state: JobState,
  client: VendorClient
): Promise<Table | AuditWithoutData> {
  try {
    return await fetchTable(auditRequest(id), auditPlan(wanted), client);
  } catch (error) {
    if (error instanceof AuditWithoutData) {
      return error;
    }
    throw error instanceof NotFound ? new AnswerError(noAudit(id, state), 404) : error;
  }
}

/** The job itself is there, as it has a state. */
function noAudit(id: string, { word, ended }: JobState): string {
  const is = word === null ? '' : ` (its state is ${quoted(word)})`;
  return ended
    ? `Opus has no audit of job ${id}${is}.`
    : `Opus has no audit of job ${id} yet${is}: try again when its first node has started.`;
}
