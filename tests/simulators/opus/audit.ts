import { type Job, type JobNode, runningNode, sightOf } from './job';
import type { Switches } from './switches';
import { statusWord } from './words';

const placeOfPayload = '@payload@';

/** The audit of a job at this time, in pieces; undefined while there is none yet. */
export function auditOf(job: Job, now: number, switches: Readonly<Switches>): Iterable<Buffer> | undefined {
  const begun = job.nodes.filter((node) => sightOf(node, job, now) !== 'unseen');
  if (begun.length === 0) {
    return undefined;
  }
  const text = JSON.stringify(record(job, begun, now, switches));
  const [head = '', tail] = text.split(placeOfPayload);
  return tail === undefined ? [Buffer.from(head)] : withPayload(head, job.payloadBytes, tail);
}

function record(job: Job, begun: readonly JobNode[], now: number, switches: Readonly<Switches>) {
  const executed = begun.filter((node) => sightOf(node, job, now) === 'ended');
  const withData = begun.filter((node) => sightOf(node, job, now) !== 'running');
  const failed = executed.filter(({ ends }) => ends === 'FAILED').map(({ name }) => name);
  const isOver = now >= job.ended;
  const unseen = isOver ? [] : job.nodes.filter((node) => !begun.includes(node));
  const left = isOver && switches.staleLists && Number(job.id) % 2 === 0 ? job.nodes : unseen;
  const next = unseen[0]?.name ?? '';
  const running = runningNode(job, now)?.name;
  const leavesOut = switches.missingKeys && Number(job.id) % 3 === 0;
  return {
    nb_nodes: job.nodes.length,
    executed_nodes: executed.map(({ name }) => name),
    nb_executed_nodes: executed.length,
    running_node: running === undefined ? (leavesOut ? null : '') : shownRunning(running, switches),
    ...(!(leavesOut && next === '') && { next_node_to_execute: next }),
    remaining_nodes_to_execute: left.map(({ name }) => name),
    failed_nodes: failed,
    nb_failed_nodes: failed.length,
    audit: {
      nodes_execution_data: dataOf(withData, job, now, switches),
    },
  };
}

function shownRunning(name: string, { runningNodeAs }: Readonly<Switches>) {
  return runningNodeAs === 'name' ? name : { id: `node-${name}`, name, node_name: name, label: name };
}

function dataOf(nodes: readonly JobNode[], job: Job, now: number, switches: Readonly<Switches>): object {
  if (switches.executionData === 'empty') {
    return {};
  }
  const data = nodes.map((node, index) => [node.name, nodeData(node, index, job, now, switches)] as const);
  return switches.nodesAs === 'list'
    ? data.map(([name, record]) => ({ node_name: name, ...record }))
    : Object.fromEntries(data);
}

/** How a waiting node looks in the audit is not documented: here it has data, its word and the time it has waited. */
function nodeData(node: JobNode, index: number, job: Job, now: number, switches: Readonly<Switches>) {
  const ended = sightOf(node, job, now) === 'ended';
  const start = node.start ?? 0;
  const value = index === 0 && job.payloadBytes > 0 ? placeOfPayload : 'Invoice <b>"A&B"</b>';
  return {
    execution_status: statusWord(job, (ended ? node.ends : node.waitsAs) ?? '', switches),
    execution_index: index,
    ...(switches.startTimes === 'all' && { execution_start_time: startsIn(switches, start) }),
    execution_time: ended ? node.duration : now - start,
    execution_input: [{ variable_name: 'input_1', display_name: 'Input "1"', value, type: 'str' }],
    execution_output: ended
      ? [{ variable_name: 'output_1', display_name: 'Output', value: `${job.title} ok`, type: 'str' }]
      : [],
  };
}

function startsIn({ startsIn: unit }: Readonly<Switches>, start: number): number {
  return unit === 'seconds' ? Math.floor(start / 1000) : start;
}

/** The payload never lies in memory as a whole. */
function* withPayload(head: string, bytes: number, tail: string): Generator<Buffer> {
  const piece = Buffer.from(Buffer.alloc(48 * 1024, 'Runtrail').toString('base64'));
  yield Buffer.from(head);
  for (let left = bytes; left > 0; left -= piece.length) {
    yield piece.subarray(0, Math.min(left, piece.length));
  }
  yield Buffer.from(tail);
}
