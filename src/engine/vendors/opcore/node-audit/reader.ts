import { nodeAudit as model, type opcore } from '../../../../model/vendors/opcore';
import { eachRun } from '../../each-run';
import type { OpcoreClient } from '../client';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import { AnswerError, badRequest } from '../../../sentences/answer-error';
import { plural, numberText } from '../../../sentences/counts';
import type { Reader, ReadRequest } from '../../vendor';
import { chooseNodes } from './choose';
import { noteMissingFields } from './note-missing-fields';
import { noteCreations } from './note-creations';
import { noteDatedBefore } from './note-dated-before';
import { noteDeletions } from './note-deletions';
import { noteMoved } from './note-moved';
import { noteRepeatedHour } from './note-repeated-hour';
import { sweep } from './sweep';
import type { GoneNode, NewNode } from '../node-watch';
import { walkNode, type AuditedNode, type NodeAudit } from './walk';

/** `opcore.nodeAudit`: who created, edited and deleted nodes. opCore's records are points in time. */
export const nodeAudit: Reader<typeof model, typeof opcore> = {
  model,
  lasts: false,
  timesMove: true,
  heedsFilters: true,
  read,
  countNotice: 'opCore keeps only the latest create, edit and delete of a node.',
  sweep,
  runsIn: { list: 'nodes', runOf: (node) => node.toLowerCase() },
};

async function read(request: ReadRequest<typeof model>, client: OpcoreClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const began = client.host.now();
  const { uuids, given, gone, fresh, deletes, edits } = await chooseNodes(request, client, notes);
  const left: Array<AuditedNode<GoneNode>> = [];
  const come: Array<AuditedNode<NewNode>> = [];
  const byNode = new Map<string, NodeAudit | undefined>();
  let without = 0;
  const { results } = await eachRun(
    {
      word: 'node',
      ids: uuids,
      read: async (uuid, part) => {
        const audit = notes.take(await walkNode(uuid, request.details, part));
        if (audit === undefined && given) {
          throw badRequest(`opCore has no audit for node ${uuid}.`);
        }
        byNode.set(uuid.toLowerCase(), audit);
        const node = gone.get(uuid);
        const newNode = fresh.get(uuid);
        come.push(...(newNode === undefined ? [] : [{ node: newNode, audit }]));
        if (node !== undefined) {
          left.push({ node, audit });
        } else if (audit === undefined) {
          without++;
        }
        return audit;
      },
    },
    client,
    notes
  );
  const audits = results.filter((audit) => audit !== undefined);
  throwIfNoneUnderstood(
    audits.reduce((sum, { lost }) => sum + lost, 0),
    audits.reduce((sum, { events }) => sum + events.length, 0)
  );
  const pieces = audits.map(({ events }) => events);
  await noteMissingFields(audits, request, client, notes);
  noteMoved(byNode, request, client, notes);
  noteDatedBefore(byNode, began, request, client, notes);
  await noteRepeatedHour(audits, request, client, notes);
  const listed = uuids.length - gone.size;
  if (edits && without === listed && without > 0 && audits.length === 0) {
    notes.shortfall(noAuditAtAll(without));
  } else {
    noteWithout(without, listed, notes);
  }
  noteCreations(come, request, notes);
  if (deletes) {
    noteDeletions(left, request, notes);
  }
  return notes.reading(pieces);
}

/** A node has three records at most, so that one which cannot be read says little; when there are more it is another API. */
function throwIfNoneUnderstood(lost: number, understood: number): void {
  if (lost > 1 && understood === 0) {
    throw new AnswerError(
      `opCore sent ${plural(lost, 'record')}, none of which could be understood: they lack a readable time. It may be a version of the API that Runtrail does not know yet: look for a newer Runtrail.`,
      502
    );
  }
}

/** Whether opCore audits at all is a setting that is off by default in its sibling NMIS, and what is not recorded is not nothing. */
function noAuditAtAll(nodes: number): string {
  return `opCore has no audit of any node that it lists (${plural(nodes, 'node')} read), so that edits may not be recorded: look whether opCore's auditing is on, and edit a node to prove it.`;
}

/** What reading the listed nodes cannot show. */
function noteWithout(without: number, read: number, notes: Notes): void {
  if (without > 0) {
    notes.notice(
      `opCore has no audit for ${numberText(without)} of ${numberText(read)} listed nodes: nothing was recorded of them.`
    );
  }
}
