import type { VendorClient } from '../../../client/client';
import { freshBriefly } from '../../../client/produced';
import { emptyEvents } from '../../../events/empty-events';
import type { Events } from '../../../events/events';
import { eventsBytes } from '../../../events/events-bytes';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { isMissing } from '../../../sentences/fault';
import { quoted } from '../../../sentences/quoted';
import { jsonBody } from '../../json-body';
import { freshWhenEnded, jobState } from '../job-state';
import type { JobState } from '../job-state';
import { auditPlan } from '../plans';
import type { AuditDetails } from '../plans';
import { auditAsk } from '../requests';
import { auditHead } from './head';
import type { AuditHead } from './head';
import { noteCounts } from './note-counts';
import { toEvents } from './to-events';

/** The audit of one job. */
export interface JobAudit {
  id: string;
  state: JobState;
  head: AuditHead;
  /** One a node that has a start. */
  events: Events;
  /** Nodes with a record but without a start, by name and word. */
  unstarted: ReadonlyArray<{ name: string; state: string }>;
}

/** What an audit costs to keep beside its events. */
const recordBytes = 500;

/** A job's audit, shared by all who ask. Its inputs and outputs are read only when they are wanted. */
export function walkJob(id: string, wanted: AuditDetails, client: VendorClient): Promise<Reading<JobAudit>> {
  const more = !wanted.details ? '' : wanted.includePayloads ? ' with payloads' : ' with details';
  return client.once(`audit${more} ${id}`, async (inner) => {
    // First the state: an audit that is asked for after the job had ended is the last one.
    const state = await jobState(id, inner);
    const notes = new Notes();
    const audit = await readAudit(id, wanted, state, inner, notes);
    const { events, head, unstarted } = audit;
    const names = [...head.executed, ...head.failed, ...head.remaining, ...unstarted.map(({ name }) => name)];
    return {
      value: notes.reading(audit),
      bytes: eventsBytes([events]) + names.reduce((sum, name) => sum + 2 * name.length + 16, recordBytes),
      records: events.length,
      freshFor: state.ended && head.running === null ? freshWhenEnded : freshBriefly,
    };
  });
}

async function readAudit(
  id: string,
  wanted: AuditDetails,
  state: JobState,
  client: VendorClient,
  notes: Notes
): Promise<JobAudit> {
  const ask = auditAsk(id);
  const { answer, fault } = await client.attempt(ask, auditPlan(wanted));
  if (answer !== undefined) {
    const table = notes.take(client.recordsOf(answer, ask, auditPlan(wanted)));
    const head = auditHead(table.head);
    const { events, unstarted } = toEvents(id, table, head, state.ended, client.host);
    noteCounts(id, head, events, notes);
    return { id, state, head, events, unstarted };
  }
  if (fault.kind === 'vendor' && isMissing(fault)) {
    noteNoAudit(id, state, notes);
    return { id, state, head: auditHead({}), events: emptyEvents(client.host), unstarted: [] };
  }
  const body = fault.kind === 'body' && fault.problem === 'noRows' ? jsonBody(fault.answer.text) : undefined;
  if (body === undefined || !(typeof body.nb_nodes === 'number' || Array.isArray(body.executed_nodes))) {
    throw client.errorOf(fault, ask);
  }
  // An audit that has no record of any node, not even an empty list of them.
  const head = auditHead(body);
  const events = emptyEvents(client.host);
  noteCounts(id, head, events, notes);
  return { id, state, head, events, unstarted: [] };
}

/** The job itself is there, as it has a state. One that has not begun has nothing to tell; of one that has, something is lost. */
function noteNoAudit(id: string, { word, ended }: JobState, notes: Notes): void {
  const is = word === null ? '' : ` (its state is ${quoted(word)})`;
  if (ended || word === null) {
    notes.shortfall(`Opus has no audit of job ${id}${is}, so its events are missing.`);
  } else {
    notes.notice(`Job ${id} has no events yet${is}: Opus has no audit of it before its first node has started.`);
  }
}
