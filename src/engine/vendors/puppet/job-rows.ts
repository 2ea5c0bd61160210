import { countIn, plannedJson } from '../../columns/planned';
import { eachRow } from '../../columns/row-reader';
import { foldedWord } from '../../events/folded-word';
import type { Host, Table } from '../../seam/host';
import { isObject } from '../is-object';
import { firstSaid } from '../said';
import { nodeStates as knownStates, type Job } from './job';

/** The jobs of a table that was read by the plan of jobs or of plan runs, row by row. */
export function jobsOfRows(table: Table, host: Host): Job[] {
  const nodeStates = parsedCells(table, 'nodeStates', host);
  return eachRow(table, ({ word, number }) => ({
    id: word('name') ?? '',
    state: word('state'),
    type: jobType(firstSaid(word('type'), word('command')), firstSaid(word('task'))),
    task: firstSaid(word('task')),
    plan: firstSaid(word('plan')),
    environment: firstSaid(word('environment'), word('oldEnvironment'), word('plainEnvironment')),
    owner: firstSaid(word('owner'), word('plainOwner')),
    created: number('created'),
    // An end before the begin is a placeholder.
    finished: number('finished') < number('created') ? NaN : number('finished'),
    changed: number('changed'),
    nodeCount: number('nodeCount'),
    nodeStates: undefined,
  })).map((job, row) => ({ ...job, nodeStates: nodeStatesOf(nodeStates[row]) }));
}

/** Before PE 2019.8 only the command, and before 2018.1 only the options tell what kind of job it is. */
function jobType(told: string | null, task: string | null): string {
  const word = told ?? (task === null ? 'deploy' : 'task');
  return ['deploy', 'task'].find((known) => known === foldedWord(word)) ?? word;
}

/** `node_states` as parsed, by Puppet's own words; undefined unless it is an object of nothing but counts. */
function nodeStatesOf(value: unknown): Job['nodeStates'] {
  if (!isObject(value)) {
    return undefined;
  }
  const states = new Map<string, number>();
  for (const [word, told] of Object.entries(value)) {
    const count = countIn(told);
    if (count === undefined) {
      return undefined;
    }
    const state = knownStates.indexOf(foldedWord(word)) < 0 ? word : foldedWord(word);
    states.set(state, (states.get(state) ?? 0) + count);
  }
  return states;
}

/** A JSON column's values; null for what this runtime cannot parse. */
export function parsedCells(table: Table, name: string, host: Host): unknown[] {
  const rows = Int32Array.from({ length: table.length }, (_, row) => row);
  return host.columns.texts(plannedJson(table, name), rows).map((text): unknown => {
    try {
      return text === null ? null : JSON.parse(text);
    } catch {
      return null;
    }
  });
}
