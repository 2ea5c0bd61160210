import type { VendorClient } from '../../../client/client';
import { freshBriefly, objectBytes } from '../../../client/produced';
import { emptyEvents } from '../../../events/empty-events';
import type { Events } from '../../../events/events';
import { eventsBytes } from '../../../events/events-bytes';
import { Notes, type Reading } from '../../../reading/reading';
import { isMissing } from '../../../sentences/fault';
import { jsonBody } from '../../json-body';
import { jobState, type JobState } from '../job-state';
import { auditPlan, type AuditDetails } from '../plans';
import { auditAsk } from '../requests';
import { claimsOf, type Claims, type ToldNodes } from './claims';
import { auditHead, type AuditHead } from './head';
import { noteClaims, noteNoAudit, shownOf } from './note-claims';
import { toEvents, type NodeEvents } from './to-events';

/** The audit of one job. */
export interface JobAudit {
  id: string;
  state: JobState;
  head: AuditHead;
  claims: Claims;
  /** One a node that has a start; it lacks those that ran and have none, which are no lack of what is counted by the claims. */
  events: Reading<Events>;
  /** Nodes with a record but without a start. */
  unstarted: NodeEvents['unstarted'];
}

/** Ms: how long what is known of a job that has ended is taken for granted. */
const freshWhenEnded = 5 * 60_000;

/** What an audit costs to keep beside its events and names: itself, its head and its claims. */
const auditBytes = 4 * objectBytes;

/** A job's audit, shared by all who ask. Its inputs and outputs are read only when they are wanted. */
export function walkJob(id: string, wanted: AuditDetails, client: VendorClient): Promise<Reading<JobAudit>> {
  const more = !wanted.details ? '' : wanted.includePayloads ? ' with payloads' : ' with details';
  return client.once(`audit${more} ${id}`, async (inner) => {
    // First the state: an audit that is asked for after the job had ended is the last one.
    const state = await jobState(id, inner);
    const notes = new Notes();
    const told = await readAudit(id, wanted, state, inner, notes);
    const { head, events, unstarted } = told;
    const claims = claimsOf(told);
    const names = [...head.executed, ...head.failed, ...head.remaining, ...unstarted.map(({ name }) => name)];
    return {
      value: notes.reading({ id, state, head, claims, events: shownOf(id, claims, events), unstarted }),
      bytes: eventsBytes([events]) + names.reduce((sum, name) => sum + 2 * name.length + 16, auditBytes),
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
): Promise<ToldNodes> {
  const ask = auditAsk(id);
  const { answer, fault } = await client.attempt(ask, auditPlan(wanted));
  if (answer !== undefined) {
    const table = notes.take(client.recordsOf(answer, ask, auditPlan(wanted)));
    const head = auditHead(table.head);
    const told = { head, ...toEvents(id, table, head, state.ended, client.host) };
    noteClaims(id, state, told, notes);
    return told;
  }
  const noNodes: NodeEvents = { events: emptyEvents(client.host), unstarted: [] };
  if (fault.kind === 'vendor' && isMissing(fault)) {
    noteNoAudit(id, state, notes);
    return { head: auditHead({ nb_nodes: 0 }), ...noNodes };
  }
  const body = fault.kind === 'body' && fault.problem === 'noRows' ? jsonBody(fault.answer.text) : undefined;
  if (body === undefined || (body.nb_nodes ?? body.executed_nodes ?? null) === null) {
    throw client.errorOf(fault, ask);
  }
  // An audit that has no record of any node, not even an empty list of them.
  const told = { head: auditHead(body), ...noNodes };
  noteClaims(id, state, told, notes);
  return told;
}
